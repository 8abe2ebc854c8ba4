using SessionSync.Agents.Formats.Json;

namespace SessionSync.Agents.OpenCode;

/// <summary>The contents that a document is to bring into a database: the ids of its messages and parts, which are the same everywhere. Pure.</summary>
/// <param name="Session">The session's id.</param>
internal sealed record OpenCodeImport(string Session, IReadOnlyCollection<string> Messages, IReadOnlyCollection<string> Parts)
{
    /// <param name="document">As <see cref="OpenCodeExport"/> makes it.</param>
    public static OpenCodeImport Of(string session, ReadOnlyMemory<byte> document)
    {
        List<string> messages = [];
        List<string> parts = [];
        _ = JsonPiece.TryParse(document.ToArray(), out JsonPiece whole);
        foreach (JsonPiece message in whole["messages"u8].Items)
        {
            messages.Add(message["info"u8]["id"u8].Text ?? "");
            foreach (JsonPiece part in message["parts"u8].Items)
            {
                parts.Add(part["id"u8].Text ?? "");
            }
        }

        return new OpenCodeImport(session, messages, parts);
    }

    /// <summary>Tells what is missing although the command said that it imported it, to end a sentence; null where nothing is missing.</summary>
    /// <param name="rows">The database's answer to <see cref="OpenCodeQuery.Ids"/>, of this session or more.</param>
    public string? FaultIn(IEnumerable<string> rows)
    {
        HashSet<string> present = new(StringComparer.Ordinal);
        foreach (string line in rows)
        {
            if (JsonPiece.TryParse(line, out JsonPiece row) && row["session"u8].Text == Session && row["id"u8].Text is { } id)
            {
                present.Add(id);
            }
        }

        int messages = Messages.Count(id => !present.Contains(id));
        int parts = Parts.Count(id => !present.Contains(id));
        return messages > 0 ? $"it said that it did, and {messages} of {Messages.Count} messages are not there"
            : parts > 0 ? $"it said that it did, and {parts} of {Parts.Count} parts of its messages are not there"
            : null;
    }
}
