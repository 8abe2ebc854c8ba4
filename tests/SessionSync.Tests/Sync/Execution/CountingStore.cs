using System.Collections.Immutable;
using SessionSync.Model.Sessions;
using SessionSync.Stores;
using SessionSync.Stores.Machines.Layout;

namespace SessionSync.Tests.Sync.Execution;

/// <summary>A store that tells how often it was read from and written to.</summary>
internal sealed class CountingStore(ISessionStore inner) : ISessionStore, IMachineLayout
{
    public int Reads { get; private set; }

    public int Writes { get; private set; }

    public StoreTraits Traits => inner.Traits;

    public string ProjectPath => Layout.ProjectPath;

    public DirectoriesBeside Beside => Layout.Beside;

    public bool HasAgents => Layout.HasAgents;

    public Traffic Traffic => inner.Traffic;

    private IMachineLayout Layout => (IMachineLayout)inner;

    public ImmutableDictionary<SessionKey, string> Included => Layout.Included;

    public Task<ListedState> ListAsync(IReadOnlyList<KnownState> known, CancellationToken cancellationToken) => inner.ListAsync(known, cancellationToken);

    public KnownState? Mirror(Inventory other) => Layout.Mirror(other);

    public ContentHash DigestOf(StoreState state) => inner.DigestOf(state);

    public void Include(SessionKey session, string path) => Layout.Include(session, path);

    public StorePath Locate(SessionEntry session, SessionEntry? existing, string name) => inner.Locate(session, existing, name);

    public FileRange Prefer(FileRange range) => Layout.Prefer(range);

    public string PlaceHere(string place) => Layout.PlaceHere(place);

    public Task ReadAsync(IReadOnlyList<FileRange> ranges, IContentReceiver receiver, CancellationToken cancellationToken)
    {
        Reads++;
        return inner.ReadAsync(ranges, receiver, cancellationToken);
    }

    public Task<IReadOnlyList<ContentHash?>> HashAsync(IReadOnlyList<FileRange> ranges, CancellationToken cancellationToken)
    {
        Reads++;
        return inner.HashAsync(ranges, cancellationToken);
    }

    public Task<IReadOnlyList<WriteResult>> WriteAsync(
        IReadOnlyList<FileWrite> writes, IContentSource source, IProgress<ContentProgress>? moved, CancellationToken cancellationToken)
    {
        Writes++;
        return inner.WriteAsync(writes, source, moved, cancellationToken);
    }

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
