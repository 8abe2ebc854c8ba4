using System.Text;
using SessionSync.Agents.Formats.Json;
using SessionSync.Agents.Formats.Lines;

namespace SessionSync.Agents.Codex;

/// <summary>The names that people gave to conversations: one line each time, the last one counts.</summary>
internal static class TitleIndex
{
    public static string? Find(CodexHome home, string id)
    {
        if (!File.Exists(home.TitleIndex))
        {
            return null;
        }

        using FileStream? stream = TranscriptFile.TryOpen(home.TitleIndex, static _ => { });
        return stream is null ? null : Find(stream, id);
    }

    public static string? Find(Stream index, string id)
    {
        using var lines = new TranscriptLines(index, new BoundedWarnings(static _ => { }), 16 * 1024);
        byte[] wanted = Encoding.UTF8.GetBytes(id);
        string? title = null;
        while (lines.Read())
        {
            if (lines.Line.Bytes.IndexOf(wanted) >= 0 && lines.Line["id"u8].Is(wanted) && lines.TryParse(out JsonPiece entry))
            {
                title = entry["thread_name"u8].Text ?? title;
            }
        }

        return title;
    }
}
