using SessionSync.Stores;
using SessionSync.Stores.Machines.Local;

namespace SessionSync.Sync.Execution;

/// <summary>Reads ranges of files of our own, named by their absolute paths.</summary>
internal sealed class FileSource : IContentSource
{
    private readonly LocalReader _reader = new(root: null);

    public Task ReadAsync(IReadOnlyList<FileRange> ranges, IContentReceiver receiver, CancellationToken cancellationToken) =>
        _reader.ReadAsync(ranges, receiver, cancellationToken);
}
