using SessionSync.Agents.Formats.Lines;

namespace SessionSync.Agents.ClaudeCode;

/// <summary>Finds a title at the ends of a transcript: clients write titles again when they close, and the first prompt comes first.
/// A prompt near the end is taken only where the beginning has none.</summary>
internal static class TitleReader
{
    // Lines that a window cuts in two are no JSON objects, and so pass for nothing.
    public static string? Read(Stream transcript)
    {
        var search = new TitleSearch();
        TranscriptEnds.Read(transcript, search.Take);
        return search.Result;
    }
}
