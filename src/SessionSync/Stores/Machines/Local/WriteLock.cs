using System.Globalization;
using System.Text;

namespace SessionSync.Stores.Machines.Local;

/// <summary>Keeps those apart who bring sessions below one root, this program and the script that others send alike: a file that is made by
/// whoever holds it, and tells the process. Agents know nothing of it.</summary>
internal sealed class WriteLock : IDisposable
{
    public const string HeldTooLong = "another sync has been writing there all the time; it waits for the next run";
    private const string Name = ".sync-sessions-lock";
    private const int MostTries = 600;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly string? _path;

    private WriteLock(string? path)
    {
        _path = path;
    }

    /// <summary>Waits for it; null where somebody else held it for a minute.</summary>
    public static async Task<WriteLock?> TakeAsync(string root, CancellationToken cancellationToken)
    {
        string path = Path.Combine(root, Name);
        for (int attempt = 0; attempt < MostTries; attempt++)
        {
            if (TryTake(path) is { } taken)
            {
                return taken;
            }

            if (!TakeAwayStale(path))
            {
                await Task.Delay(Pause, cancellationToken);
            }
        }

        return null;
    }

    public void Dispose()
    {
        if (_path is null)
        {
            return;
        }

        try
        {
            File.Delete(_path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Whoever comes next sees that its holder is gone.
        }
    }

    /// <summary>Null where it is held. Where it cannot be made, nothing can be written below the root, and that will be told.</summary>
    private static WriteLock? TryTake(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            Sign(file);
            return new WriteLock(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return File.Exists(path) ? null : new WriteLock(null);
        }
    }

    /// <summary>On a full disk it stays unsigned, and is held all the same.</summary>
    private static void Sign(FileStream file)
    {
        try
        {
            file.Write(Encoding.ASCII.GetBytes($"{Environment.ProcessId}\n"));
        }
        catch (IOException)
        {
            return;
        }
    }

    /// <summary>Removes the lock of a process that is no more. Whoever moves it away first removes it.</summary>
    private static bool TakeAwayStale(string path)
    {
        try
        {
            if (!int.TryParse(File.ReadAllText(path).Trim(), CultureInfo.InvariantCulture, out int holder) || RunningClients.IsRunning(holder))
            {
                return false;
            }

            string stale = $"{path}.{Path.GetRandomFileName()}";
            File.Move(path, stale);
            File.Delete(stale);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
