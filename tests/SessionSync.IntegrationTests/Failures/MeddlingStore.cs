using System.Collections.Immutable;
using SessionSync.Model.Sessions;
using SessionSync.Stores;
using SessionSync.Stores.Machines.Layout;

namespace SessionSync.IntegrationTests.Failures;

/// <summary>Another side while which is synced with somebody does something: right after both sides were listed for the first time.</summary>
internal sealed class MeddlingStore(ISessionStore inner, Action meddle) : ISessionStore, IMachineLayout
{
    private bool _isDone;

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
        if (!_isDone)
        {
            _isDone = true;
            meddle();
        }

        return listed;
    }

    public KnownState? Mirror(Inventory other) => Layout.Mirror(other);

    public ContentHash DigestOf(StoreState state) => inner.DigestOf(state);

    public void Include(SessionKey session, string path) => Layout.Include(session, path);

    public StorePath Locate(SessionEntry session, SessionEntry? existing, string name) => inner.Locate(session, existing, name);

    public Task<IReadOnlyList<ContentHash?>> HashAsync(IReadOnlyList<FileRange> ranges, CancellationToken cancellationToken) =>
        inner.HashAsync(ranges, cancellationToken);

    public FileRange Prefer(FileRange range) => Layout.Prefer(range);

    public string PlaceHere(string place) => Layout.PlaceHere(place);

    public Task ReadAsync(IReadOnlyList<FileRange> ranges, IContentReceiver receiver, CancellationToken cancellationToken) =>
        inner.ReadAsync(ranges, receiver, cancellationToken);

    public Task<IReadOnlyList<WriteResult>> WriteAsync(
        IReadOnlyList<FileWrite> writes, IContentSource source, IProgress<ContentProgress>? moved, CancellationToken cancellationToken) =>
        inner.WriteAsync(writes, source, moved, cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
