using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace SessionSync.Browse.Search;

/// <summary>A statement, prepared once. It does without what makes commands comfortable: that takes longer to get ready than most
/// questions to be answered, and most of the time of indexing is spent here.</summary>
/// <param name="sql">One statement, its parameters numbered.</param>
internal sealed class IndexStatement(sqlite3 connection, string sql) : IDisposable
{
    private readonly sqlite3_stmt _statement = Prepare(connection, sql);

    public IndexStatement Bind(int number, long? value)
    {
        Demand(connection, value is { } known ? raw.sqlite3_bind_int64(_statement, number, known) : raw.sqlite3_bind_null(_statement, number));
        return this;
    }

    public IndexStatement Bind(int number, string? value)
    {
        Demand(connection, value is null ? raw.sqlite3_bind_null(_statement, number) : raw.sqlite3_bind_text(_statement, number, value));
        return this;
    }

    public IndexStatement Bind(int number, ReadOnlySpan<byte> text)
    {
        Demand(connection, raw.sqlite3_bind_text(_statement, number, text));
        return this;
    }

    /// <summary>Goes to the next row. After the last one the statement is ready to be asked again.</summary>
    /// <exception cref="SqliteException">There is no room, or the index is damaged.</exception>
    public bool Read()
    {
        int result = raw.sqlite3_step(_statement);
        if (result == raw.SQLITE_ROW)
        {
            return true;
        }

        raw.sqlite3_reset(_statement);
        Demand(connection, result);
        return false;
    }

    /// <inheritdoc cref="Read"/>
    public void Run()
    {
        while (Read())
        {
        }
    }

    /// <summary>Leaves the rows that were not read.</summary>
    public void Reset() => raw.sqlite3_reset(_statement);

    public long Number(int column) => raw.sqlite3_column_int64(_statement, column);

    public long? NumberOrNull(int column) => IsNull(column) ? null : Number(column);

    public double Real(int column) => raw.sqlite3_column_double(_statement, column);

    public string? Text(int column) => IsNull(column) ? null : raw.sqlite3_column_text(_statement, column).utf8_to_string();

    public void Dispose() => _statement.Dispose();

    /// <summary>Throws where a call of SQLite did not succeed. The provider is needed only then.</summary>
    internal static void Demand(sqlite3 connection, int result)
    {
        if (result is not (raw.SQLITE_OK or raw.SQLITE_DONE))
        {
            Fail(connection, result);
        }
    }

    private static void Fail(sqlite3 connection, int result) => SqliteException.ThrowExceptionForRC(result, connection);

    private static sqlite3_stmt Prepare(sqlite3 connection, string sql)
    {
        Demand(connection, raw.sqlite3_prepare_v2(connection, sql, out sqlite3_stmt statement));
        return statement;
    }

    private bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;
}
