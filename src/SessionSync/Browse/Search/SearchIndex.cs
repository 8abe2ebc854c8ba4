using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using SessionSync.Agents.Contracts;
using SessionSync.Platform;
using SQLitePCL;

namespace SessionSync.Browse.Search;

/// <summary>
/// The index of all conversations. It holds nothing that cannot be read again: one that is damaged is made anew. Several runs may use
/// it at once; one of them brings it up to date.
/// </summary>
/// <param name="directory">Where it is kept.</param>
public sealed class SearchIndex(string directory, ImmutableArray<IConversationReader> readers, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>How long a run waits for another one that brings the index up to date.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(3);

    private string DatabasePath => Path.Combine(directory, "sessions.db");

    /// <summary>Brings the index up to date. Only what has changed is read.</summary>
    /// <param name="begin">Is told how many bytes will be read, before they are.</param>
    /// <param name="rebuilt">Is told when the index was damaged, and is made anew.</param>
    /// <returns>Null when another run is at it.</returns>
    /// <exception cref="SyncException">It could not be done; what is in the index can still be asked for.</exception>
    public RefreshReport? Refresh(ConversationHomes homes, Action<long> begin, Action rebuilt, CancellationToken stop) => Guarded("The search index cannot be brought up to date", () =>
    {
        using FileStream? turn = TakeTurn(stop);
        if (turn is null)
        {
            return null;
        }

        try
        {
            return RefreshOnce(homes, begin, stop);
        }
        catch (SqliteException exception) when (IsDamage(exception))
        {
            rebuilt();
            IndexDatabase.Delete(DatabasePath);
            return RefreshOnce(homes, begin, stop);
        }
    });

    /// <summary>Asks what is in the index.</summary>
    /// <returns>Null where the index is damaged, and has to be discarded.</returns>
    /// <exception cref="SyncException">It cannot be read.</exception>
    /// <param name="text">As it was typed: where nothing is found, it may have been mistyped.</param>
    public SearchResult? Find(string text, SearchQuery query, SearchFilter filter) => Guarded("The search index cannot be read", () =>
    {
        try
        {
            using var database = IndexDatabase.Open(DatabasePath);
            SearchResult result = new IndexQuery(database, query, filter).Run();
            return result.Sessions > 0 ? result : result with { Suggestion = new IndexVocabulary(database).Correct(text) };
        }
        catch (SqliteException exception) when (IsDamage(exception))
        {
            return null;
        }
    });

    /// <summary>Removes the index; the next refresh makes it anew.</summary>
    public void Discard() => Guarded<object?>("The search index cannot be removed", () =>
    {
        using FileStream? turn = TakeTurn(CancellationToken.None);
        if (turn is not null)
        {
            IndexDatabase.Delete(DatabasePath);
        }

        return null;
    });

    private RefreshReport RefreshOnce(ConversationHomes homes, Action<long> begin, CancellationToken stop)
    {
        using var database = IndexDatabase.Open(DatabasePath);
        return new IndexRefresh(database, readers, time).Run(homes, begin, stop);
    }

    /// <summary>The kernel gives the turn back when its holder ends, however that ends. A refresh is mostly over at once, so it is waited for.</summary>
    private FileStream? TakeTurn(CancellationToken stop)
    {
        string path = Path.Combine(directory, "lock");
        for (TimeSpan waited = TimeSpan.Zero; ; waited += Pause)
        {
            try
            {
                return PrivateFile.Open(path, FileMode.OpenOrCreate, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                if (waited >= Patience)
                {
                    return null;
                }
            }

            stop.WaitHandle.WaitOne(Pause);
            stop.ThrowIfCancellationRequested();
        }
    }

    private T Guarded<T>(string what, Func<T> act)
    {
        try
        {
            return act();
        }
        catch (SqliteException exception)
        {
            throw Failure(what, exception.SqliteErrorCode == raw.SQLITE_FULL ? "The disk is full" : exception.Message);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Failure(what, FileTrouble.Of(exception));
        }
    }

    /// <summary>Whether an error means that the index file is damaged. Every error that is not the machine's fault counts as damage, which shows itself in
    /// nearly every way that there is.</summary>
    private static bool IsDamage(SqliteException exception) => exception.SqliteErrorCode is not (
        raw.SQLITE_PERM or raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_NOMEM or raw.SQLITE_READONLY or raw.SQLITE_INTERRUPT or raw.SQLITE_IOERR
        or raw.SQLITE_FULL or raw.SQLITE_CANTOPEN or raw.SQLITE_PROTOCOL or raw.SQLITE_NOLFS or raw.SQLITE_AUTH);

    private SyncException Failure(string what, string why) => new(FailureKind.Partial, what, why, $"Make room, or look at the permissions: {directory}");
}
