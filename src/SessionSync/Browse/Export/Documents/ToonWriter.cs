using System.Collections.Immutable;
using System.Globalization;
using SessionSync.Browse.Pricing;
using SessionSync.Model.Conversations;

namespace SessionSync.Browse.Export.Documents;

/// <summary>
/// The tree of <see cref="JsonDocumentWriter"/> in Token-Oriented Object Notation, by its specification (4.0, and the same in 3.x:
/// github.com/toon-format/spec). An array tells its length in front, so messages go to a spool until they are counted.
/// </summary>
internal sealed class ToonWriter : IDocumentWriter
{
    private readonly Stream _output;
    private readonly Stream _spool;
    private readonly TextWriter _head;
    private readonly TextWriter _text;
    private int _messages;

    public ToonWriter(Stream output, Stream spool)
    {
        _output = output;
        _spool = spool;
        _head = DocumentWriters.Text(output);
        _text = DocumentWriters.Text(spool);
    }

    public void Begin(ExportedSession session)
    {
        ConversationFacts facts = session.Facts;
        _head.Write("session:");
        WriteField(_head, "\n  id: ", session.Key.Id);
        WriteField(_head, "\n  agent: ", session.Key.Agent.Value);
        WriteField(_head, "\n  title: ", facts.Title);
        WriteField(_head, "\n  workspace: ", facts.WorkingDirectory);
        WriteField(_head, "\n  branch: ", facts.Branch);
        WriteField(_head, "\n  model: ", facts.Model);
        WriteField(_head, "\n  parent_id: ", facts.Parent?.Id);
        _head.Write(session.IsSubagent ? "\n  subagent: true" : "\n  subagent: false");
        WriteField(_head, "\n  started_at: ", facts.StartedAt is { } start ? DocumentWords.Time(start) : null);
        WriteField(_head, "\n  last_message_at: ", facts.LastMessageAt is { } last ? DocumentWords.Time(last) : null);
        _head.Write(string.Create(CultureInfo.InvariantCulture, $"\n  message_count: {facts.Messages}"));
        WriteTokens(_head, "\n  ", facts.Tokens);
    }

    public void Write(Message message)
    {
        _messages++;
        _text.Write("\n  - type: ");
        _text.Write(DocumentWords.Of(message.Role));
        WriteField(_text, "\n    id: ", message.Id);
        WriteField(_text, "\n    parent_id: ", message.ParentId);
        WriteField(_text, "\n    at: ", message.At is { } at ? DocumentWords.Time(at) : null);
        WriteField(_text, "\n    model: ", message.Model);
        if (message.IsMeta)
        {
            _text.Write("\n    meta: true");
        }

        if (message.Tokens is { } tokens)
        {
            WriteTokens(_text, "\n    ", tokens);
        }

        WriteParts(message.Parts);
    }

    /// <summary>Without a newline at the end: the specification allows none.</summary>
    public void End(ConversationCost cost)
    {
        _head.Write(_messages == 0 ? "\nmessages: []" : string.Create(CultureInfo.InvariantCulture, $"\nmessages[{_messages}]:"));
        _head.Flush();
        _text.Flush();
        _spool.Position = 0;
        _spool.CopyTo(_output);
    }

    public void Dispose()
    {
        _head.Dispose();
        _text.Dispose();
    }

    /// <summary>Parts that all have the same fields are rows of a table, as the specification wants it.</summary>
    private void WriteParts(ImmutableArray<Part> parts)
    {
        if (parts.IsEmpty)
        {
            _text.Write("\n    parts: []");
            return;
        }

        ImmutableArray<ImmutableArray<ToonField>> rows = [.. parts.Select(ToonFields.Of)];
        bool isTable = rows.All(row => row.Select(static field => field.Name).SequenceEqual(rows[0].Select(static field => field.Name), StringComparer.Ordinal));
        string names = isTable ? $"{{{string.Join(',', rows[0].Select(static field => field.Name))}}}" : "";
        _text.Write(string.Create(CultureInfo.InvariantCulture, $"\n    parts[{rows.Length}]{names}:"));
        foreach (ImmutableArray<ToonField> row in rows)
        {
            for (int index = 0; index < row.Length; index++)
            {
                WriteCell(row[index], index == 0, isTable);
            }
        }
    }

    private void WriteCell(ToonField field, bool isFirst, bool isTable)
    {
        if (isTable)
        {
            _text.Write(isFirst ? "\n      " : ",");
        }
        else
        {
            _text.Write(isFirst ? "\n      - " : "\n        ");
            _text.Write(field.Name);
            _text.Write(": ");
        }

        if (field.IsLiteral)
        {
            _text.Write(field.Value);
        }
        else
        {
            ToonText.Write(_text, field.Value);
        }
    }

    private static void WriteTokens(TextWriter output, string start, TokenUsage tokens) => output.Write(string.Create(
        CultureInfo.InvariantCulture,
        $"{start}tokens:{start}  input: {tokens.Input}{start}  output: {tokens.Output}{start}  cache_read: {tokens.CacheRead}{start}  cache_write: {tokens.CacheWrite}"));

    private static void WriteField(TextWriter output, string start, string? value)
    {
        if (value is not null)
        {
            output.Write(start);
            ToonText.Write(output, value);
        }
    }
}
