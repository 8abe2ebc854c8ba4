using System.Collections.Concurrent;
using SessionSync.Model.Sessions;
using SessionSync.Platform;
using SessionSync.Stores;
using SessionSync.Stores.Machines.Layout;

namespace SessionSync.Sync.Execution;

/// <summary>Reads files of another source as they shall be on the machine that they are for. Whole files only are changed: their ranges are
/// those of the changed content.</summary>
/// <param name="changes">What is changed in which files.</param>
internal sealed class MappedSource(IContentSource inner, IReadOnlyDictionary<SourceFile, HeaderChange> changes) : IContentSource
{
    private readonly ConcurrentDictionary<SourceFile, bool> _damaged = [];

    public static MappedSource Of(IContentSource inner, IEnumerable<PlannedWrite> planned)
    {
        var changes = new Dictionary<SourceFile, HeaderChange>();
        foreach (PlannedWrite one in planned)
        {
            if (one.Change is { } change)
            {
                changes[one.Write.Source.File] = change;
            }
        }

        return new MappedSource(inner, changes);
    }

    /// <summary>Whether the header of a file that was read turned out to be damaged, so that nothing in it can be changed.</summary>
    public bool IsDamaged(SourceFile file) => _damaged.ContainsKey(file);

    public Task ReadAsync(IReadOnlyList<FileRange> ranges, IContentReceiver receiver, CancellationToken cancellationToken)
    {
        if (changes.Count == 0)
        {
            return inner.ReadAsync(ranges, receiver, cancellationToken);
        }

        var changed = new HeaderChange?[ranges.Count];
        var wanted = new FileRange[ranges.Count];
        for (int index = 0; index < ranges.Count; index++)
        {
            FileRange range = ranges[index];
            changed[index] = range.Offset == 0 ? changes.GetValueOrDefault(range.File) : null;
            wanted[index] = changed[index] is { } change ? range with { Length = range.Length - change.Growth } : range;
        }

        return inner.ReadAsync(wanted, new Receiver(receiver, changed, index => _damaged[ranges[index].File] = true), cancellationToken);
    }

    /// <summary>Passes content on changed, with the hash of what it was changed to.</summary>
    /// <param name="foundDamaged">Told of what cannot be changed.</param>
    private sealed class Receiver(IContentReceiver receiver, HeaderChange?[] changes, Action<int> foundDamaged) : IContentReceiver
    {
        private readonly ContentHash?[] _hashes = new ContentHash?[changes.Length];

        public async Task ReceiveAsync(int index, Stream content, CancellationToken cancellationToken)
        {
            if (changes[index] is not { } change)
            {
                await receiver.ReceiveAsync(index, content, cancellationToken);
                return;
            }

            using Sha256 hash = new();
            HeaderChangeStream changed = change.Apply(content);
            await receiver.ReceiveAsync(index, new HashingStream(changed, hash), cancellationToken);
            _hashes[index] = changed.WasFound ? ContentHash.From(hash) : null;
            if (changed.IsDamaged)
            {
                foundDamaged(index);
            }
        }

        public void Confirm(int index, ContentHash content, ContentHash? guard)
        {
            if (changes[index] is null)
            {
                receiver.Confirm(index, content, guard);
            }
            else if (_hashes[index] is { } hash)
            {
                receiver.Confirm(index, hash, guard: null);
            }
            else
            {
                receiver.Fail(index, "its header changed while it was read");
            }
        }

        public void Fail(int index, string reason) => receiver.Fail(index, reason);
    }
}
