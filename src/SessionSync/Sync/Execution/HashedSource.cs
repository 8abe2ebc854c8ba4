using SessionSync.Model.Sessions;
using SessionSync.Stores;

namespace SessionSync.Sync.Execution;

/// <summary>Passes another source on, and remembers what it says that each range holds.</summary>
internal sealed class HashedSource(IContentSource inner) : IContentSource
{
    private readonly Dictionary<FileRange, ContentHash> _hashes = [];

    /// <summary>The SHA-256 that was announced for a range; null where it did not arrive.</summary>
    public ContentHash? HashOf(FileRange range) => _hashes.TryGetValue(range, out ContentHash hash) ? hash : null;

    public Task ReadAsync(IReadOnlyList<FileRange> ranges, IContentReceiver receiver, CancellationToken cancellationToken) =>
        inner.ReadAsync(ranges, new Receiver(ranges, receiver, _hashes), cancellationToken);

    private sealed class Receiver(IReadOnlyList<FileRange> ranges, IContentReceiver receiver, Dictionary<FileRange, ContentHash> hashes) : IContentReceiver
    {
        public Task ReceiveAsync(int index, Stream content, CancellationToken cancellationToken) => receiver.ReceiveAsync(index, content, cancellationToken);

        public void Confirm(int index, ContentHash content, ContentHash? guard)
        {
            hashes[ranges[index]] = content;
            receiver.Confirm(index, content, guard);
        }

        public void Fail(int index, string reason) => receiver.Fail(index, reason);
    }
}
