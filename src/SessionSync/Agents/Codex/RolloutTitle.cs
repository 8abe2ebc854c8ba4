using SessionSync.Agents.Formats.Json;
using SessionSync.Agents.Formats.Lines;
using SessionSync.Model;

namespace SessionSync.Agents.Codex;

/// <summary>The title of a conversation that nobody gave a name: the first words that a person typed.</summary>
internal static class RolloutTitle
{
    private const int Longest = 200;

    // Instructions to the model come first, some tens of kilobytes.
    private const int Window = 256 * 1024;

    /// <summary>Reads the beginning of a rollout.</summary>
    public static string? Read(Stream rollout)
    {
        byte[] beginning = new byte[(int)Math.Min(Window, rollout.Length)];
        rollout.Position = 0;
        int length = rollout.ReadAtLeast(beginning, beginning.Length, throwOnEndOfStream: false);
        using var lines = new TranscriptLines(new MemoryStream(beginning, 0, length), new BoundedWarnings(static _ => { }), Window);
        while (lines.Read())
        {
            if (RecordHead.Of(lines.Line).Kind == RecordKind.Message && lines.TryParse(out JsonPiece record)
                && RolloutSpeech.IsSpoken(record["payload"u8]) && Of(RolloutSpeech.TypedText(record["payload"u8])) is { } title)
            {
                return title;
            }
        }

        return null;
    }

    /// <summary>A text as a title; null where nothing of it can be shown.</summary>
    public static string? Of(string? text) => text is not null && DisplayText.OneLine(text, Longest) is { Length: > 0 } line ? line : null;
}
