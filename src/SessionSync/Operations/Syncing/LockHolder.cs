using System.Globalization;

namespace SessionSync.Operations.Syncing;

/// <summary>Who signed a project's lock last, and when.</summary>
public sealed record LockHolder(int ProcessId, DateTimeOffset Since)
{
    private const string Suffix = ".holder";

    /// <summary>Beside the lock: nobody else can read what is locked.</summary>
    public static string PathOf(string lockPath) => lockPath + Suffix;

    /// <summary>Who holds the locks in a directory right now.</summary>
    public static IEnumerable<LockHolder> In(string directory)
    {
        foreach (string file in Directory.Exists(directory) ? Directory.EnumerateFiles(directory, "*" + Suffix) : [])
        {
            string lockPath = file[..^Suffix.Length];
            if (IsHeld(lockPath) && Of(lockPath) is { } holder)
            {
                yield return holder;
            }
        }
    }

    /// <summary>Null where nobody signed so that it can be read. A signature stays when the lock is let go of.</summary>
    public static LockHolder? Of(string lockPath)
    {
        try
        {
            using var file = new FileStream(PathOf(lockPath), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(file);
            return Parse(reader.ReadToEnd());
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>As it is written beside the lock.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{ProcessId} {Since.UtcDateTime:O}");

    private static LockHolder? Parse(string text) =>
        text.Split(' ', 2) is [var process, var since]
        && int.TryParse(process, CultureInfo.InvariantCulture, out int id)
        && DateTimeOffset.TryParse(since, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset instant)
            ? new LockHolder(id, instant)
            : null;

    /// <summary>Whether anybody holds the lock right now. Where it is free it is taken for a moment.</summary>
    public static bool IsHeld(string lockPath)
    {
        try
        {
            new FileStream(lockPath, FileMode.Open, FileAccess.Read, FileShare.None).Dispose();
            return false;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
