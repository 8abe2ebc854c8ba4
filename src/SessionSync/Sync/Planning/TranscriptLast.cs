using SessionSync.Model.Sessions;

namespace SessionSync.Sync.Planning;

/// <summary>The order in which a session's files are brought over: whoever sees the transcript finds the side files there already.</summary>
internal sealed class TranscriptLast : IComparer<string>
{
    public static TranscriptLast Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        bool xIsTranscript = string.Equals(x, SessionFile.Transcript, StringComparison.Ordinal);
        bool yIsTranscript = string.Equals(y, SessionFile.Transcript, StringComparison.Ordinal);
        return xIsTranscript == yIsTranscript ? string.CompareOrdinal(x, y) : xIsTranscript ? 1 : -1;
    }
}
