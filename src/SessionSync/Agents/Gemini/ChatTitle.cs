using SessionSync.Agents.Formats.Json;
using SessionSync.Agents.Formats.Lines;

namespace SessionSync.Agents.Gemini;

/// <summary>Finds what a session can be called by at the ends of its file.</summary>
internal static class ChatTitle
{
    private const int LargestDocument = 1024 * 1024;

    public static string? Read(Stream chat)
    {
        var journal = new ChatJournal();
        TranscriptEnds.Read(chat, line => Apply(line.Span, journal));
        if (journal.Title is null && chat.Length <= LargestDocument)
        {
            // As older versions write it, it is one object on many lines.
            byte[] document = new byte[chat.Length];
            chat.Position = 0;
            Apply(document.AsSpan(0, chat.ReadAtLeast(document, document.Length, throwOnEndOfStream: false)), journal);
        }

        return journal.Title;
    }

    private static void Apply(ReadOnlySpan<byte> text, ChatJournal journal)
    {
        if (JsonPiece.TryParse(text.ToArray(), out JsonPiece record))
        {
            journal.Apply(record, 0);
        }
    }
}
