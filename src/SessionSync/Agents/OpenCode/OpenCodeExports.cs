using System.Collections.Immutable;
using SessionSync.Agents.Formats.Json;

namespace SessionSync.Agents.OpenCode;

/// <summary>Makes of a database's answers to <see cref="OpenCodeQuery.Content"/> the documents that <c>opencode export</c> would write.</summary>
/// <remarks>Whose a message is tells the row that it came in, not what it says of itself: so no document reaches into another session.</remarks>
/// <param name="wanted">The sessions' ids, each with the directory that its document is to tell: where 1.18 makes a session one of the
/// directory that it is imported in, 1.2 believes the document.</param>
internal sealed class OpenCodeExports(IReadOnlyDictionary<string, string> wanted)
{
    private readonly Dictionary<string, OpenCodeExport> _exports = [];
    private readonly Dictionary<(string Session, string Message), OpenCodeExportMessage> _messages = [];
    private readonly List<(string Session, string Message, string Id, JsonPiece Data)> _parts = [];

    /// <summary>Takes one line of the answer. What cannot be read is left out, as the agent could not read it either.</summary>
    public void Add(ReadOnlyMemory<byte> line)
    {
        _ = JsonPiece.TryParse(line.ToArray(), out JsonPiece row);
        if (row["session"u8] is { IsObject: true } session)
        {
            if (session["id"u8].Text is { } id && wanted.TryGetValue(id, out string? directory))
            {
                _exports.TryAdd(id, new OpenCodeExport(session, directory));
            }
        }
        else if (row["session"u8].Text is { } owner && wanted.ContainsKey(owner) && JsonPiece.TryParse(row["data"u8].Text, out JsonPiece data))
        {
            AddRecord(row, owner, data);
        }
    }

    /// <summary>A document for each session that there was.</summary>
    public ImmutableDictionary<string, byte[]> ToDocuments()
    {
        foreach ((string session, string message, string id, JsonPiece data) in _parts.OrderBy(part => part.Id, StringComparer.Ordinal))
        {
            _messages.GetValueOrDefault((session, message))?.Parts.Add((id, data));
        }

        foreach (((string session, _), OpenCodeExportMessage message) in _messages)
        {
            _exports.GetValueOrDefault(session)?.Messages.Add(message);
        }

        return _exports.ToImmutableDictionary(export => export.Key, export => export.Value.ToDocument());
    }

    private void AddRecord(JsonPiece row, string session, JsonPiece data)
    {
        if (row["part"u8].Text is { } part && row["message"u8].Text is { } owner)
        {
            _parts.Add((session, owner, part, data));
        }
        else if (row["message"u8].Text is { } message)
        {
            _messages.TryAdd((session, message), new OpenCodeExportMessage(message, row["time"u8].Number, data));
        }
    }
}
