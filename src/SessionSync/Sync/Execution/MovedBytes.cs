using SessionSync.Stores;

namespace SessionSync.Sync.Execution;

/// <summary>Adds up what has come in on both sides, and reports it.</summary>
internal sealed class MovedBytes : IProgress<ContentProgress>
{
    private readonly string _target;
    private readonly IProgress<SyncProgress>? _progress;
    private readonly int _files;
    private readonly long _total;
    private long _done;
    private int _filesDone;

    public MovedBytes(string target, IReadOnlyList<PlannedWrite> writes, IProgress<SyncProgress>? progress)
    {
        _target = target;
        _progress = progress;
        _files = writes.Count;
        foreach (PlannedWrite write in writes)
        {
            _total += write.Write.Source.Length;
        }
    }

    public void Report(ContentProgress value)
    {
        long done = Interlocked.Add(ref _done, value.Bytes);
        int files = Interlocked.Add(ref _filesDone, value.Files);
        _progress?.Report(new SyncProgress(_target, SyncPhase.Transferring, files, _files, done, _total));
    }
}
