using Microsoft.Data.Sqlite;
using SessionSync.Model;
using SessionSync.Model.Conversations;
using SessionSync.Platform;
using SQLitePCL;

namespace SessionSync.Agents.Formats.Databases;

/// <summary>Another program's SQLite database, read while that program may be writing. Nothing of it is changed and nothing is put
/// beside it. What it holds is as hostile as any other file: it may be damaged anywhere, and its schema may be anything.</summary>
internal sealed class ReadOnlyDatabase : IDisposable
{
    private const int LongestValue = 64 * 1024 * 1024;
    private const int LongestPlace = 100;
    private const int SecondsToWaitForWriter = 5;
    private const int InstructionsBetweenChecks = 1_000_000;

    /// <summary>Of one statement: ten times what the largest store takes. Only a store that was made to never end gets here.</summary>
    private const int MostChecks = 50;

    private readonly SqliteConnection _connection;
    private readonly PrivateCopy? _copy;
    private readonly Action<ReadWarning> _warn;
    private readonly Dictionary<string, SqliteCommand> _commands = [];
    private int _checks;

    private ReadOnlyDatabase(SqliteConnection connection, PrivateCopy? copy, Action<ReadWarning> warn)
    {
        (_connection, _copy, _warn) = (connection, copy, warn);
        raw.sqlite3_limit(connection.Handle, raw.SQLITE_LIMIT_LENGTH, LongestValue);
        raw.sqlite3_progress_handler(connection.Handle, InstructionsBetweenChecks, _ => ++_checks > MostChecks ? 1 : 0, null);
    }

    /// <summary>The database; null, and a warning, where the file is none that can be opened.</summary>
    public static ReadOnlyDatabase? TryOpen(string path, Action<ReadWarning> warn)
    {
        path = DatabaseFile.Real(path);
        PrivateCopy? copy = null;
        try
        {
            DatabaseAccess access = DatabaseFile.AccessTo(path);
            if (access != DatabaseAccess.Copy)
            {
                try
                {
                    return new ReadOnlyDatabase(Connect(path, access), null, warn);
                }
                catch (SqliteException failure) when (NeedsCopy(failure))
                {
                    // A writer's traces that only a writer may clear: they are cleared in a copy.
                }
            }

            copy = PrivateCopy.Of(path);
            return new ReadOnlyDatabase(Connect(copy.Path, DatabaseAccess.Copy), copy, warn);
        }
        catch (Exception failure) when (failure is SqliteException or IOException or UnauthorizedAccessException)
        {
            copy?.Dispose();
            warn(new ReadWarning(Path.GetFileName(path), $"the database cannot be opened: {failure.Message}"));
            return null;
        }
    }

    /// <summary>Whether there is an ordinary table of this name. A view of the name is none: it could compute without end.</summary>
    public bool HasTable(string name) =>
        Select("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = $1 AND sql LIKE 'CREATE TABLE%'", row => row.GetInt64(0), name).Count > 0;

    /// <summary>The rows up to the first that cannot be read, which is warned of.</summary>
    public List<T> Select<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<string> arguments)
    {
        List<T> rows = [];
        _checks = 0;
        try
        {
            using SqliteDataReader reader = Command(sql, arguments).ExecuteReader();
            while (reader.Read())
            {
                rows.Add(read(reader));
            }
        }
        catch (SqliteException failure)
        {
            _warn(new ReadWarning(arguments.IsEmpty ? "database" : DisplayText.OneLine(arguments[^1], LongestPlace), failure.Message));
        }

        return rows;
    }

    /// <summary>The bytes of the first column of the first row, text or not; null where there is no row or no value.</summary>
    public byte[]? Value(string sql, params ReadOnlySpan<string> arguments) => Select(sql, row => BytesOf(row, 0), arguments).FirstOrDefault();

    public static string? TextOf(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    /// <summary>A number, whatever the column should hold; 0 where there is none.</summary>
    public static long NumberOf(SqliteDataReader row, int column) => row.IsDBNull(column) ? 0 : row.GetInt64(column);

    public void Dispose()
    {
        foreach (SqliteCommand command in _commands.Values)
        {
            command.Dispose();
        }

        _connection.Dispose();
        _copy?.Dispose();
    }

    private static byte[]? BytesOf(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<byte[]>(column);

    private static SqliteConnection Connect(string path, DatabaseAccess access)
    {
        SqliteLibrary.Require();
        string unchanging = access == DatabaseAccess.Unchanging ? "&immutable=1" : "";
        SqliteConnectionStringBuilder address = new()
        {
            DataSource = $"file:{Uri.EscapeDataString(path).Replace("%2F", "/", StringComparison.Ordinal)}?cache=private{unchanging}",
            Mode = access == DatabaseAccess.Copy ? SqliteOpenMode.ReadWrite : SqliteOpenMode.ReadOnly,
            Pooling = false,
            DefaultTimeout = SecondsToWaitForWriter,
        };
        SqliteConnection connection = new(address.ConnectionString);
        try
        {
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; SELECT count(*) FROM sqlite_master;";
            command.ExecuteScalar();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static bool NeedsCopy(SqliteException failure) =>
        failure.SqliteErrorCode is raw.SQLITE_CANTOPEN or raw.SQLITE_READONLY or raw.SQLITE_PROTOCOL;

    private SqliteCommand Command(string sql, ReadOnlySpan<string> arguments)
    {
        if (!_commands.TryGetValue(sql, out SqliteCommand? command))
        {
            command = _connection.CreateCommand();
#pragma warning disable CA2100 // Texts are made by this program, of constants and ids that were checked to be plain; what else varies are parameters.
            command.CommandText = sql;
#pragma warning restore CA2100
            for (int number = 1; number <= arguments.Length; number++)
            {
                command.Parameters.Add($"${number}", SqliteType.Text);
            }

            _commands.Add(sql, command);
        }

        for (int index = 0; index < arguments.Length; index++)
        {
            command.Parameters[index].Value = arguments[index];
        }

        return command;
    }
}
