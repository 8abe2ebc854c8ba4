using SessionSync.Platform;

namespace SessionSync.Vault.Carriers;

/// <summary>A lock that the system lets go with the process that holds it. Where a file system has none, everybody gets it.</summary>
internal static class FileLock
{
    private const int MostTries = 300;
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits for it; null where somebody else held it for half a minute.</summary>
    public static async Task<IDisposable?> TakeAsync(string path, CancellationToken cancellationToken)
    {
        for (int attempt = 0; attempt < MostTries; attempt++)
        {
            if (TryTake(path) is { } taken)
            {
                return taken;
            }

            await Task.Delay(s_pause, cancellationToken);
        }

        return null;
    }

    public static IDisposable? TryTake(string path)
    {
        try
        {
            return PrivateFile.Open(path, FileMode.OpenOrCreate, FileShare.None);
        }
        catch (IOException exception) when (exception is not (DirectoryNotFoundException or FileNotFoundException or PathTooLongException) && File.Exists(path))
        {
            return null;
        }
    }
}
