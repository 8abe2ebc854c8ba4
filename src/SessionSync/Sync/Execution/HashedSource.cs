using SessionSync.Model.Sessions;
using SessionSync.Stores;
using SessionSync.Sync.Journal;

namespace SessionSync.Sync.Execution;

/// <summary>Passes another source on, and remembers what it says that each range holds, and what is right before it.</summary>
internal sealed class HashedSource(IContentSource inner) : IContentSource
{
    private readonly Dictionary<FileRange, (ContentHash Content, ContentHash? Guard)> _hashes = [];

    /// <summary>The write with what its source announced; without anything where that did not arrive.</summary>
    public PlannedWrite Describe(PlannedWrite planned) => _hashes.TryGetValue(planned.Write.Source, out (ContentHash Content, ContentHash? Guard) hashes)
        ? planned with
        {
            Content = hashes.Content,
            Before = planned.Before ?? (hashes.Guard is { } guard ? new BytesBefore(planned.Write.Source.GuardLength, guard) : null),
        }
        : planned;

    /// <summary>The SHA-256 that was announced for a range; null where it did not arrive.</summary>
    public ContentHash? HashOf(FileRange range) => _hashes.TryGetValue(range, out (ContentHash Content, ContentHash? Guard) hashes) ? hashes.Content : null;

    public Task ReadAsync(IReadOnlyList<FileRange> ranges, IContentReceiver receiver, CancellationToken cancellationToken) =>
        inner.ReadAsync(ranges, new Receiver(ranges, receiver, _hashes), cancellationToken);

    private sealed class Receiver(IReadOnlyList<FileRange> ranges, IContentReceiver receiver, Dictionary<FileRange, (ContentHash Content, ContentHash? Guard)> hashes) : IContentReceiver
    {
        public Task ReceiveAsync(int index, Stream content, CancellationToken cancellationToken) => receiver.ReceiveAsync(index, content, cancellationToken);

        public void Confirm(int index, ContentHash content, ContentHash? guard)
        {
            hashes[ranges[index]] = (content, guard);
            receiver.Confirm(index, content, guard);
        }

        public void Fail(int index, string reason) => receiver.Fail(index, reason);
    }
}
