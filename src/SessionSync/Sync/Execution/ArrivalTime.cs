using SessionSync.Model.Sessions;

namespace SessionSync.Sync.Execution;

/// <summary>The modification time that a written file gets.</summary>
/// <remarks>Agents order sessions by it, so it is the time of the last message. They also delete by it at their next start (after 30
/// days unless told otherwise), and a session that was just brought back must not vanish again: an older one gets a week's grace.</remarks>
internal static class ArrivalTime
{
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(23);

    public static long For(SessionEntry source, SessionFile file, DateTimeOffset now)
    {
        if (!file.IsTranscript)
        {
            return file.Stamp.ModifiedSeconds;
        }

        long head = source.Head?.ToUnixTimeSeconds() ?? file.Stamp.ModifiedSeconds;
        return Math.Max(head, (now - Oldest).ToUnixTimeSeconds());
    }

    /// <summary>The next time, in Unix seconds, that tells a file from others of its size that were in its place: what is remembered of a content is remembered by size and time,
    /// for other targets, too.</summary>
    public static long ApartFrom(ReadOnlySpan<FileStamp> others, long size, long modified)
    {
        while (others.Contains(new FileStamp(size, modified)))
        {
            modified++;
        }

        return modified;
    }
}
