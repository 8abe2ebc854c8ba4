using SessionSync.Agents.Contracts;
using SessionSync.Agents.Formats.Json;
using SessionSync.Agents.Formats.Lines;

namespace SessionSync.Agents.Gemini;

/// <summary>Reads what messages a chat that is one document holds, and whether it is whole.</summary>
internal static class DocumentContents
{
    /// <summary>A client writes some megabytes at most; a larger one is not held in memory, and tells nothing.</summary>
    private const int LargestDocument = 256 * 1024 * 1024;

    public static VersionContents Read(Stream document)
    {
        HashSet<UInt128> messages = [];
        if (document.Length > LargestDocument)
        {
            return new VersionContents(messages, new HashSet<UInt128> { LineHash.Of([]) });
        }

        byte[] text = new byte[document.Length];
        document.ReadExactly(text);
        if (StrictJson.IsObject(text) && JsonPiece.TryParse(text, out JsonPiece whole) && whole["messages"u8].IsArray)
        {
            foreach (JsonPiece message in whole["messages"u8].Items)
            {
                messages.Add(LineHash.Of(message.Bytes));
            }

            return new VersionContents(messages, new HashSet<UInt128>());
        }

        AddReadable(document, messages);
        return new VersionContents(messages, new HashSet<UInt128> { LineHash.Of(text) });
    }

    private static void AddReadable(Stream document, HashSet<UInt128> messages)
    {
        document.Position = 0;
        using var chat = new ChatDocument(document, new BoundedWarnings(static _ => { }));
        var journal = new ChatJournal();
        while (chat.TryRead(journal, out JsonPiece message))
        {
            messages.Add(LineHash.Of(message.Bytes));
        }
    }
}
