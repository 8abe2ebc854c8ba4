using SessionSync.Platform;

namespace SessionSync.Vault.Carriers;

/// <summary>Where one process keeps files that are not in their place yet.</summary>
internal sealed class StagingFolder : IDisposable
{
    private const string LockName = ".lock";

    /// <summary>Where a file system has no locks, a folder is in use for as long as files come into it that often.</summary>
    private static readonly TimeSpan s_grace = TimeSpan.FromHours(1);
    private readonly IDisposable? _lock;

    private StagingFolder(string path)
    {
        Path = path;
        PrivateFile.CreateDirectory(path);
        _lock = FileLock.TryTake(System.IO.Path.Combine(path, LockName));
    }

    public string Path { get; }

    /// <summary>Makes one, and takes away what processes left that were killed.</summary>
    public static StagingFolder Make(string directory, DateTimeOffset now)
    {
        if (Directory.Exists(directory))
        {
            foreach (string left in Directory.EnumerateDirectories(directory))
            {
                TakeAway(left, now);
            }
        }

        return new StagingFolder(System.IO.Path.Combine(directory, System.IO.Path.GetRandomFileName()));
    }

    public void Dispose()
    {
        _lock?.Dispose();
        Directory.Delete(Path, recursive: true);
    }

    private static void TakeAway(string folder, DateTimeOffset now)
    {
        try
        {
            using IDisposable? taken = FileLock.TryTake(System.IO.Path.Combine(folder, LockName));
            if (taken is not null && Directory.GetLastWriteTimeUtc(folder) + s_grace < now.UtcDateTime)
            {
                Directory.Delete(folder, recursive: true);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Another process was faster, or it is somebody else's.
            return;
        }
    }
}
