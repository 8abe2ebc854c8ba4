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

    /// <summary>It is signed as soon as it is made: who finds it without a name that often has found what a killed process left.</summary>
    private const int MostUnsigned = 50;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Nobody holds it for so long: whoever has the holder's number now is another process.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);
    private readonly string? _path;

    private WriteLock(string? path)
    {
        _path = path;
    }

    /// <summary>Waits for it; null where somebody else held it for a minute.</summary>
    public static async Task<WriteLock?> TakeAsync(string root, CancellationToken cancellationToken)
    {
        string path = Path.Combine(root, Name);
        int unsigned = 0;
        for (int attempt = 0; attempt < MostTries; attempt++)
        {
            if (TryTake(path) is { } taken)
            {
                return taken;
            }

            string? holder = ReadHolder(path);
            unsigned = holder is { Length: 0 } ? unsigned + 1 : 0;
            if (holder is null || !(unsigned >= MostUnsigned || IsLeft(path, holder)) || !TryTakeAway(path, holder))
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

    /// <summary>Null where it is held. Where it cannot be made or signed, nothing can be written below the root, and that will be told.</summary>
    private static WriteLock? TryTake(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            return new WriteLock(TrySign(file) ? path : null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return File.Exists(path) ? null : new WriteLock(null);
        }
    }

    /// <summary>False on a full disk: what nobody's name is in would keep others away after its holder was killed.</summary>
    private static bool TrySign(FileStream file)
    {
        try
        {
            file.Write(Encoding.ASCII.GetBytes($"{Environment.ProcessId}\n"));
            return true;
        }
        catch (IOException)
        {
            File.Delete(file.Name);
            return false;
        }
    }

    /// <summary>The number of the process that holds it, as it is written there; null where it cannot be read, as after it was given back.</summary>
    private static string? ReadHolder(string path)
    {
        try
        {
            return File.ReadAllText(path).Trim();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>True for what a process left that was killed: it is no more, or its number is another process's by now.</summary>
    private static bool IsLeft(string path, string holder) =>
        int.TryParse(holder, CultureInfo.InvariantCulture, out int process)
        && (!RunningClients.IsRunning(process) || (File.Exists(path) && TimeProvider.System.GetUtcNow().UtcDateTime - File.GetLastWriteTimeUtc(path) > Longest));

    /// <summary>Whoever moves it away first removes it. What somebody else has made meanwhile gets its place back.</summary>
    private static bool TryTakeAway(string path, string holder)
    {
        string stale = $"{path}.{Path.GetRandomFileName()}";
        try
        {
            File.Move(path, stale);
            if (ReadHolder(stale) == holder)
            {
                File.Delete(stale);
            }
            else
            {
                File.Move(stale, path);
            }

            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
