using System.Collections.Immutable;
using SessionSync.Model.Sessions;
using SessionSync.Stores;
using SessionSync.Stores.Machines.Layout;

namespace SessionSync.Tests.Support;

/// <summary>A store that tells how often it was got ready, read from and written to, and while which is used somebody may do something.</summary>
internal sealed class WatchedStore(ISessionStore inner) : ISessionStore, IMachineLayout
{
    public int Reads { get; private set; }

    public int Writes { get; private set; }

    public int Preparations { get; private set; }

    /// <summary>Done once, when both sides have been listed.</summary>
    public Action? OnListed { get; set; }

    /// <summary>Done before each read.</summary>
    public Action? OnRead { get; set; }

    /// <summary>Done before each write.</summary>
    public Action<IReadOnlyList<FileWrite>>? OnWrite { get; set; }

    /// <summary>Files that cannot be read, by a part of their paths.</summary>
    public string? Unreadable { get; set; }

    /// <summary>Files that cannot be written, by a part of their paths.</summary>
    public string? Unwritable { get; set; }

    public bool IsDoubtful { get; set; }

    public StoreTraits Traits => inner.Traits;

    public string ProjectPath => Layout.ProjectPath;

    public DirectoriesBeside Beside => Layout.Beside;

    public bool HasAgents => Layout.HasAgents;

    public Traffic Traffic => inner.Traffic;

    private IMachineLayout Layout => (IMachineLayout)inner;

    public ImmutableDictionary<SessionKey, string> Included => Layout.Included;

    public async Task<ListedState> ListAsync(IReadOnlyList<KnownState> known, CancellationToken cancellationToken)
    {
        ListedState listed = await inner.ListAsync(known, cancellationToken);
        Action? once = OnListed;
        OnListed = null;
        once?.Invoke();
        return listed;
    }

    public Task PrepareAsync(CancellationToken cancellationToken)
    {
        Preparations++;
        return inner.PrepareAsync(cancellationToken);
    }

    public KnownState? Mirror(Inventory other) => Layout.Mirror(other);

    public ContentHash DigestOf(StoreState state) => inner.DigestOf(state);

    public void Include(SessionKey session, string path) => Layout.Include(session, path);

    public StorePath Locate(SessionEntry session, SessionEntry? existing, string name) => inner.Locate(session, existing, name);

    public Task<IReadOnlyList<string?>> FindElsewhereAsync(IReadOnlyList<StorePath> transcripts, CancellationToken cancellationToken) =>
        Layout.FindElsewhereAsync(transcripts, cancellationToken);

    public FileRange Prefer(FileRange range) => Layout.Prefer(range);

    public string PlaceHere(string place) => Layout.PlaceHere(place);

    public Task ReadAsync(IReadOnlyList<FileRange> ranges, IContentReceiver receiver, CancellationToken cancellationToken)
    {
        Reads++;
        OnRead?.Invoke();
        return inner.ReadAsync(ranges, Unreadable is { } path ? new FailingReceiver(receiver, index => ranges[index].File.InStore.Path.Contains(path, StringComparison.Ordinal)) : receiver, cancellationToken);
    }

    public Task<IReadOnlyList<ContentHash?>> HashAsync(IReadOnlyList<FileRange> ranges, CancellationToken cancellationToken)
    {
        Reads++;
        return inner.HashAsync(ranges, cancellationToken);
    }

    public async Task<IReadOnlyList<WriteResult>> WriteAsync(
        IReadOnlyList<FileWrite> writes, IContentSource source, IProgress<ContentProgress>? moved, CancellationToken cancellationToken)
    {
        Writes++;
        OnWrite?.Invoke(writes);
        FileWrite[] possible = [.. writes.Where(write => !IsUnwritable(write))];
        var results = new Queue<WriteResult>(await inner.WriteAsync(possible, source, moved, cancellationToken));
        return [.. writes.Select(write => IsUnwritable(write) ? new WriteResult(WriteStatus.Failed, "the disk is full") : results.Dequeue())];
    }

    private bool IsUnwritable(FileWrite write) => Unwritable is { } path && write.Target.Path.Contains(path, StringComparison.Ordinal);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
