using System.Threading.Channels;

namespace SessionSync.Browse.Export;

/// <summary>
/// Tells when files of some directories have changed and have been left alone for a moment. An agent appends hundreds of lines in a row:
/// they are one change. As events can be lost, and directories appear that nobody listens to, a while without any counts as a change too.
/// </summary>
public sealed class ChangeSignal : IDisposable
{
    private static readonly TimeSpan s_quiet = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_whileWithout = TimeSpan.FromSeconds(10);
    private readonly Channel<bool> _events = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly List<FileSystemWatcher> _watchers = [];
    private readonly TimeProvider _clock;

    /// <param name="directories">With all that lies below them; those that cannot be listened to are passed over.</param>
    public ChangeSignal(IEnumerable<string> directories, TimeProvider clock)
    {
        _clock = clock;
        foreach (string directory in directories)
        {
            if (Watch(directory) is { } watcher)
            {
                _watchers.Add(watcher);
            }
        }
    }

    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        if (!await NextAsync(s_whileWithout, cancellationToken))
        {
            return;
        }

        long start = _clock.GetTimestamp();
        while (_clock.GetElapsedTime(start) < s_longest && await NextAsync(s_quiet, cancellationToken))
        {
        }
    }

    public void Dispose()
    {
        foreach (FileSystemWatcher watcher in _watchers)
        {
            watcher.Dispose();
        }
    }

    /// <summary>False where nothing happens in that time.</summary>
    private async Task<bool> NextAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(limit, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        try
        {
            return await _events.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private FileSystemWatcher? Watch(string directory)
    {
        var watcher = new FileSystemWatcher();
        try
        {
            watcher.Path = directory;
            watcher.IncludeSubdirectories = true;
            watcher.NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size;
            watcher.Changed += Signal;
            watcher.Created += Signal;
            watcher.Renamed += Signal;
            watcher.Error += (_, _) => _events.Writer.TryWrite(true);
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception exception) when (exception is IOException or ArgumentException)
        {
            // It is gone, or the system has no more watches to give: looking now and then has to do.
            watcher.Dispose();
            return null;
        }
    }

    private void Signal(object sender, FileSystemEventArgs change) => _events.Writer.TryWrite(true);
}
