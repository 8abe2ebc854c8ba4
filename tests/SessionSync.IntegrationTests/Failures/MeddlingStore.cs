using System.Collections.Immutable;
using SessionSync.Model.Sessions;
using SessionSync.Stores;

namespace SessionSync.IntegrationTests.Failures;

/// <summary>Another side while which is synced with somebody does something: right after both sides were listed for the first time.</summary>
internal sealed class MeddlingStore(ISessionStore inner, Action meddle) : ISessionStore
{
    private bool _isDone;

    public string Name => inner.Name;

    public string ProjectPath => inner.ProjectPath;

    public Traffic Traffic => inner.Traffic;

    public ImmutableDictionary<SessionKey, string> Included => inner.Included;

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

    public KnownState Mirror(Inventory other) => inner.Mirror(other);

    public ContentHash DigestOf(StoreState state) => inner.DigestOf(state);

    public void Include(SessionKey session, string path) => inner.Include(session, path);

    public FileLocation Locate(SessionEntry session, SessionEntry? existing, string name) => inner.Locate(session, existing, name);

    public Task<IReadOnlyList<ContentHash?>> HashAsync(IReadOnlyList<FileRange> ranges, CancellationToken cancellationToken) =>
        inner.HashAsync(ranges, cancellationToken);

    public FileRange Prefer(FileRange range) => inner.Prefer(range);

    public Task ReadAsync(IReadOnlyList<FileRange> ranges, IContentReceiver receiver, CancellationToken cancellationToken) =>
        inner.ReadAsync(ranges, receiver, cancellationToken);

    public Task<IReadOnlyList<WriteResult>> WriteAsync(
        IReadOnlyList<FileWrite> writes, IContentSource source, IProgress<ContentProgress>? moved, CancellationToken cancellationToken) =>
        inner.WriteAsync(writes, source, moved, cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
