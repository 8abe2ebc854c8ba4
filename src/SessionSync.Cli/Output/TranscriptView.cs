using System.Globalization;
using System.Text;
using SessionSync.Browse.Overview;
using SessionSync.Model;
using SessionSync.Model.Conversations;

namespace SessionSync.Cli.Output;

/// <summary>A conversation for people to read: what was said in full, what tools did in a few lines. Nothing that was said reaches the
/// terminal but as text.</summary>
internal sealed class TranscriptView(TextWriter output, bool isColored)
{
    private const int MostLines = 6;
    private const int LongestLine = 300;

    /// <summary>The codes that make a terminal print in bold and dim; these are ours, and no content can bring its own.</summary>
    private const string Bold = "\e[1m";
    private const string Dim = "\e[2m";
    private const string Plain = "\e[0m";

    private readonly CallView _calls = new(isColored);
    private readonly StringBuilder _text = new();
    private Role? _speaker;

    public void Write(ShownConversation shown)
    {
        WriteHead(shown);
        foreach (Message message in shown.Messages.Where(static message => !message.IsMeta))
        {
            Add(message);
            Flush();
        }

        if (shown.Resume is { } resume)
        {
            Line($"\n{Styled(Dim, "Go on with it:")} {Printable.Line(resume)}");
            Flush();
        }
    }

    private void WriteHead(ShownConversation shown)
    {
        (FoundConversation found, ConversationFacts facts, _) = shown.Conversation;
        string[] about = [.. new[] { shown.Project, facts.Branch, facts.Model }.OfType<string>().Where(static text => text.Length > 0).Select(Printable.Line)];
        Line(Styled(Bold, Printable.Line(facts.Title ?? found.Key.Id)));
        Line(Styled(Dim, Printable.Line(found.Key.ToString())));
        if (about.Length > 0)
        {
            Line(Styled(Dim, string.Join(", ", about)));
        }

        string size = $"{Quantity.Count(facts.Messages, "message")}, {Quantity.About(facts.Tokens.Total)} tokens";
        Line(Styled(Dim, facts is { StartedAt: { } from, LastMessageAt: { } to } ? $"{size}, {Time(from)} to {Time(to)}" : size));
        Flush();
    }

    private void Add(Message message)
    {
        int before = _text.Length;
        foreach (Part part in message.Parts)
        {
            Add(part);
        }

        Role speaker = message.IsOfTools ? Role.Tool : message.Role;
        if (_text.Length > before && _speaker != speaker)
        {
            _speaker = speaker;
            string at = message.At is { } instant ? $"  {Time(instant)}" : "";
            _text.Insert(before, $"\n{Styled(Bold, NameOf(speaker))}{Styled(Dim, at)}\n");
        }
    }

    private void Add(Part part)
    {
        switch (part)
        {
            case TextPart text:
                Line(Prose(text.Text));
                break;
            case ThinkingPart thinking:
                Shortened("(thinks) ", thinking.Text);
                break;
            case SummaryPart summary:
                Line(Styled(Dim, "(what came before, in short)"));
                Line(Prose(summary.Text));
                break;
            case ToolCallPart call:
                foreach (string line in _calls.Lines(call))
                {
                    Line(line);
                }

                break;
            case ToolResultPart result:
                Shortened(result.IsError ? "  (failed) " : "  ", result.Output);
                break;
            case ImagePart image:
                Line(Styled(Dim, $"({Printable.Line(image.MediaType)}, {Quantity.Size(image.Data.Length / 4 * 3)})"));
                break;
            case AttachmentPart attachment:
                Shortened($"({Printable.Line(attachment.Name)}) ", attachment.Text);
                break;
            case UnknownPart unknown:
                Line(Styled(Dim, $"({Printable.Line(unknown.Type)}, {Quantity.Size(unknown.Raw.Length)})"));
                break;
        }
    }

    /// <summary>The first lines, dim; of a long text no more is looked at than is shown.</summary>
    private void Shortened(string prefix, string text)
    {
        ReadOnlySpan<char> rest = WithoutBlankLines(text);
        for (int line = 0; line < MostLines && !rest.IsEmpty; line++)
        {
            int end = rest.IndexOf('\n') is var found && found < 0 ? rest.Length : found;
            string shown = Lines(Cut(rest[..end].TrimEnd('\r').ToString(), LongestLine)).Replace('\n', ' ');
            Line(Styled(Dim, (line == 0 ? prefix : "  ") + shown));
            rest = rest[Math.Min(rest.Length, end + 1)..];
        }

        if (!rest.IsEmpty)
        {
            Line(Styled(Dim, $"  … {Quantity.Count(rest.Count('\n') + 1, "more line")}"));
        }
    }

    /// <summary>Without those before and after; the first line keeps its indent.</summary>
    private static ReadOnlySpan<char> WithoutBlankLines(ReadOnlySpan<char> text)
    {
        text = text.TrimEnd();
        int first = text.Length - text.TrimStart().Length;
        return text[(text[..first].LastIndexOf('\n') + 1)..];
    }

    private string Prose(string text)
    {
        string lines = Lines(text).Trim('\n');
        return isColored ? ColoredProse.Of(lines) : lines;
    }

    private static string Lines(string text) => Printable.Lines(DisplayText.WithoutEscapes(text));

    private static string Cut(string text, int longest)
    {
        if (text.Length <= longest)
        {
            return text;
        }

        int end = char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest;
        return text[..end] + "…";
    }

    private string Styled(string style, string text) => isColored && text.Length > 0 ? style + text + Plain : text;

    private void Line(string text) => _text.Append(text).Append('\n');

    /// <summary>A message at a time: whoever reads along does not wait for the end.</summary>
    private void Flush()
    {
        output.Write(_text);
        _text.Clear();
    }

    private static string NameOf(Role role) => role switch
    {
        Role.User => "User",
        Role.Assistant => "Assistant",
        Role.Tool => "Tool",
        _ => "Agent",
    };

    private static string Time(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);
}
