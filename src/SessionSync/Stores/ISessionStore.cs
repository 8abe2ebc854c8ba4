using System.Collections.Immutable;
using SessionSync.Model.Sessions;

namespace SessionSync.Stores;

/// <summary>A place that sessions of one project can be listed, read and written in. Both sides of a sync are one.</summary>
/// <remarks>Expected failures of the store as a whole are <see cref="SyncException"/>s; those of single files are results.
/// <see cref="IContentSource.ReadAsync"/> and <see cref="WriteAsync"/> may run at the same time, each once.</remarks>
public interface ISessionStore : IContentStore, IAsyncDisposable
{
    /// <summary>What the user calls it.</summary>
    string Name { get; }

    /// <summary>The project's path in this store, without links once it has been listed.</summary>
    string ProjectPath { get; }

    /// <summary>Other directories of this store that the project's repository is checked out in, and whose sessions are listed with the project's.</summary>
    DirectoriesBeside Beside => DirectoriesBeside.None;

    Traffic Traffic { get; }

    /// <summary>Lists what the store holds of the project, by way of a known state where it is still in one.</summary>
    Task<ListedState> ListAsync(IReadOnlyList<KnownState> known, CancellationToken cancellationToken);

    /// <summary>The state this store would be in if it held exactly the sessions that another store holds.</summary>
    KnownState Mirror(Inventory other);

    /// <summary>The digest that listing this state would have.</summary>
    ContentHash DigestOf(StoreState state);

    /// <summary>Sessions that were found outside of the project's own folders, and the file each was found by.</summary>
    ImmutableDictionary<SessionKey, string> Included { get; }

    /// <summary>From now on this session is looked for in that file's folder too: it was found outside of the project's own.</summary>
    void Include(SessionKey session, string path);

    /// <summary>Where a new file of a session belongs in this store.</summary>
    /// <param name="existing">The session as the store already holds it, if it does.</param>
    FileLocation Locate(SessionEntry session, SessionEntry? existing, string name);

    /// <summary>The place in this store for one of another store.</summary>
    string PlaceHere(string place) => place;

    /// <summary>The range as this store would best read it: with a shorter guard where that can be had without asking for it, and is as good.</summary>
    FileRange Prefer(FileRange range);

    /// <summary>Takes the writes' contents from <paramref name="source"/> into staging, verifies each against the hash the source
    /// announced, checks that its target is still as expected, and only then brings it to its place.</summary>
    /// <param name="moved">Told what has come in, while it does.</param>
    Task<IReadOnlyList<WriteResult>> WriteAsync(
        IReadOnlyList<FileWrite> writes, IContentSource source, IProgress<ContentProgress>? moved, CancellationToken cancellationToken);
}
