using Microsoft.Data.Sqlite;
using SessionSync.Platform;
using SQLitePCL;

namespace SessionSync.Browse.Search;

/// <summary>
/// The file that the index lies in. A message's row has the number <c>conversation &lt;&lt; 24 | ordinal</c>: which conversation a row is of
/// is known without reading it, and one that was found later than another has the higher numbers. Other runs may read and write it.
/// </summary>
internal sealed class IndexDatabase : IDisposable
{
    public const int OrdinalBits = 24;

    // One more than the last that was ever shipped with another layout.
    private const int Version = 2;
    private const string Schema = $"""
        CREATE TABLE conversations(
          id INTEGER PRIMARY KEY, agent TEXT NOT NULL, session TEXT NOT NULL, path TEXT NOT NULL, size INTEGER NOT NULL, modified INTEGER NOT NULL,
          subagent INTEGER NOT NULL, title TEXT, directory TEXT, branch TEXT, parent TEXT, last_message INTEGER,
          UNIQUE(agent, session, path));
        CREATE VIRTUAL TABLE messages USING fts5(
          role UNINDEXED, written UNINDEXED, fingerprint UNINDEXED, said, tools, tokenize = 'unicode61 remove_diacritics 2');
        INSERT INTO messages(messages, rank) VALUES('hashsize', 16777216);
        """;

    private const int MillisecondsToWaitForOthers = 10_000;

    private readonly sqlite3 _connection;

    private IndexDatabase(sqlite3 connection) => _connection = connection;

    /// <summary>Opens the index, and makes an empty one where there is none of this version.</summary>
    /// <exception cref="SqliteException">What is there is damaged, or there is no room.</exception>
    public static IndexDatabase Open(string path)
    {
        SqliteLibrary.Require();

        // Made by us first: so it is private, and so are the files that are made beside it.
        PrivateFile.Open(path, FileMode.OpenOrCreate, FileShare.ReadWrite | FileShare.Delete).Dispose();
        int result = raw.sqlite3_open_v2(path, out sqlite3 connection, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE, null);
        var database = new IndexDatabase(connection);
        try
        {
            IndexStatement.Demand(connection, result);
            database.Prepare();
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    public static void Delete(string path)
    {
        foreach (string suffix in (ReadOnlySpan<string>)["", "-wal", "-shm", "-journal"])
        {
            File.Delete(path + suffix);
        }
    }

    /// <param name="sql">One statement, its parameters numbered.</param>
    public IndexStatement Statement(string sql) => new(_connection, sql);

    /// <param name="sql">Any number of statements.</param>
    public void Execute(string sql) => IndexStatement.Demand(_connection, raw.sqlite3_exec(_connection, sql));

    /// <summary>Undoes what is not committed; after some failures the database did so by itself.</summary>
    public void Rollback()
    {
        if (raw.sqlite3_get_autocommit(_connection) == 0)
        {
            Execute("ROLLBACK");
        }
    }

    public void Dispose() => _connection.Dispose();

    private void Prepare()
    {
        IndexStatement.Demand(_connection, raw.sqlite3_busy_timeout(_connection, MillisecondsToWaitForOthers));
        Execute("PRAGMA synchronous = NORMAL; PRAGMA journal_size_limit = 1048576; PRAGMA temp_store = MEMORY");
        if (ReadVersion() == Version)
        {
            return;
        }

        // Taken only by a file that is empty yet.
        Execute("PRAGMA page_size = 16384; PRAGMA journal_mode = WAL");
        Execute("BEGIN IMMEDIATE");
        long found = ReadVersion();
        if (found != Version)
        {
            // Of another version of this program; nothing in it cannot be read again.
            Execute((found == 0 ? "" : "DROP TABLE IF EXISTS messages; DROP TABLE IF EXISTS conversations;") + Schema + $"PRAGMA user_version = {Version}");
        }

        Execute("COMMIT");
    }

    private long ReadVersion()
    {
        using IndexStatement statement = Statement("PRAGMA user_version");
        return statement.Read() ? statement.Number(0) : 0;
    }
}
