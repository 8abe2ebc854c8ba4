using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace SessionSync.Search;

/// <summary>Puts messages into the index. Nearly all the time of indexing is spent here, so it does without what makes commands comfortable.</summary>
internal sealed class MessageInsertion(sqlite3 connection) : IDisposable
{
    private readonly sqlite3_stmt _statement =
        Prepare(connection, "INSERT INTO messages(rowid, role, written, fingerprint, said, tools) VALUES(?1, ?2, ?3, ?4, ?5, ?6)");

    /// <exception cref="SqliteException">There is no room, or the index is damaged.</exception>
    public void Run(long row, IndexedMessage message)
    {
        Demand(raw.sqlite3_bind_int64(_statement, 1, row));
        Demand(raw.sqlite3_bind_int(_statement, 2, (int)message.Role));
        Demand(message.At is { } at ? raw.sqlite3_bind_int64(_statement, 3, at.ToUnixTimeMilliseconds()) : raw.sqlite3_bind_null(_statement, 3));
        Demand(raw.sqlite3_bind_int64(_statement, 4, message.Fingerprint));
        Demand(raw.sqlite3_bind_text(_statement, 5, message.Said.Span));
        Demand(raw.sqlite3_bind_text(_statement, 6, message.Tools.Span));
        int result = raw.sqlite3_step(_statement);
        raw.sqlite3_reset(_statement);
        Demand(result);
    }

    public void Dispose() => _statement.Dispose();

    private static sqlite3_stmt Prepare(sqlite3 connection, string sql)
    {
        int result = raw.sqlite3_prepare_v2(connection, sql, out sqlite3_stmt statement);
        SqliteException.ThrowExceptionForRC(result, connection);
        return statement;
    }

    private void Demand(int result) => SqliteException.ThrowExceptionForRC(result, connection);
}
