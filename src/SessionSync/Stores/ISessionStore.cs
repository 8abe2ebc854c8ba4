using SessionSync.Sessions;

namespace SessionSync.Stores;

/// <summary>A place that sessions of one project can be listed, read and written in. Both sides of a sync are one.</summary>
/// <remarks>Expected failures of the store as a whole are <see cref="SyncException"/>s; those of single files are results.
/// <see cref="IContentSource.ReadAsync"/> and <see cref="WriteAsync"/> may run at the same time, each once.</remarks>
public interface ISessionStore : IContentSource, IAsyncDisposable
{
    /// <summary>What the user calls it.</summary>
    string Name { get; }

    /// <summary>Lists what the store holds of the project, by way of a known state where it is still in one.</summary>
    Task<ListedInventory> ListAsync(IReadOnlyList<KnownInventory> known, CancellationToken cancellationToken);

    /// <summary>The digest that <see cref="ListAsync"/> would give if the store held exactly these sessions; null where it cannot tell.</summary>
    KnownInventory? Foresee(Inventory inventory);

    /// <summary>Where a new file of a session belongs in this store.</summary>
    /// <param name="existing">The session as the store already holds it, if it does.</param>
    FileLocation Locate(SessionEntry session, SessionEntry? existing, string name);

    /// <summary>The SHA-256 of each range; null where it could not be read whole.</summary>
    Task<IReadOnlyList<ContentHash?>> HashAsync(IReadOnlyList<FileRange> ranges, CancellationToken cancellationToken);

    /// <summary>Takes the writes' contents from <paramref name="source"/> into staging, verifies each against the hash the source
    /// announced, checks that its target is still as expected, and only then brings it to its place.</summary>
    /// <param name="written">Told of every write as it ends.</param>
    Task<IReadOnlyList<WriteResult>> WriteAsync(
        IReadOnlyList<FileWrite> writes, IContentSource source, IProgress<long>? written, CancellationToken cancellationToken);
}
