using SessionSync.Model.Sessions;

namespace SessionSync.Stores;

/// <summary>A place that sessions of one project can be listed, read and written in. Both sides of a sync are one.</summary>
/// <remarks>Expected failures of the store as a whole are <see cref="SyncException"/>s; those of single files are results.
/// <see cref="IContentSource.ReadAsync"/> and <see cref="WriteAsync"/> may run at the same time, each once.</remarks>
public interface ISessionStore : IContentStore, IAsyncDisposable
{
    StoreTraits Traits { get; }

    Traffic Traffic { get; }

    /// <summary>Lists what the store holds of the project, by way of a known state where it is still in one.</summary>
    Task<ListedState> ListAsync(IReadOnlyList<KnownState> known, CancellationToken cancellationToken);

    /// <summary>More than a list will be asked for: a store that has to be made ready for that may be so while it lists. Nothing depends on it.</summary>
    Task PrepareAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The digest that listing this state would have.</summary>
    ContentHash DigestOf(StoreState state);

    /// <summary>Where a file of a session belongs in this store. Only the store itself reads anything out of that.</summary>
    /// <param name="existing">The session as the store already holds it, if it does.</param>
    StorePath Locate(SessionEntry session, SessionEntry? existing, string name);

    /// <summary>Takes the writes' contents from <paramref name="source"/> into staging, verifies each against the hash the source
    /// announced, checks that its target is still as expected, and only then brings it to its place.</summary>
    /// <param name="moved">Told what has come in, while it does.</param>
    Task<IReadOnlyList<WriteResult>> WriteAsync(
        IReadOnlyList<FileWrite> writes, IContentSource source, IProgress<ContentProgress>? moved, CancellationToken cancellationToken);

    /// <summary>Ends a set of writes that belong together: a store that keeps versions of all that it holds makes one of
    /// it. What is in place as soon as it is written needs no word.</summary>
    Task CommitAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
