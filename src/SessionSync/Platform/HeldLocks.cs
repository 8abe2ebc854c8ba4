namespace SessionSync.Platform;

/// <summary>Lock files that a process holds, as the kernel tells. To try a lock would take it for a moment from whoever wants it.</summary>
internal static class HeldLocks
{
    private const string Table = "/proc/locks";

    /// <summary>Those of the files that are held. Where nobody tells, all that are there may be held: what is written while a client has it
    /// open is damaged, and what is left alone waits.</summary>
    public static IEnumerable<string> Among(IReadOnlyList<string> files, string table = Table)
    {
        string? locks = files.Count == 0 ? "" : ReadTable(table);

        // A kind of lock is as good as another, and so is a device: that two files share a number is no reason to write.
        return files.Where(file => InodeOf(file) is { } inode && locks is not null ? locks.Contains($":{inode} ", StringComparison.Ordinal) : File.Exists(file));
    }

    private static string? ReadTable(string table)
    {
        try
        {
            return File.ReadAllText(table);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static ulong? InodeOf(string path) => FileStatus.Of(path)?.Inode;
}
