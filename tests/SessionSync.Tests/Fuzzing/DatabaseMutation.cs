using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace SessionSync.Tests.Fuzzing;

/// <summary>Damages values inside of a database that itself stays whole.</summary>
internal static class DatabaseMutation
{
    public static bool IsDatabase(ReadOnlySpan<byte> file) => file.StartsWith("SQLite format 3"u8);

    /// <summary>A column of one row gets other bytes, or those of another row.</summary>
    public static void Apply(string path, Random random)
    {
        Batteries_V2.Init();
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
        connection.Open();
        Query(connection, "PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF");
        if (Pick(Query(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"), random) is not string table
            || Pick(Query(connection, $"SELECT name FROM pragma_table_info('{table}')"), random) is not string column
            || Pick(Query(connection, $"SELECT rowid FROM \"{table}\""), random) is not long row
            || Pick(Query(connection, $"SELECT \"{column}\" FROM \"{table}\" WHERE rowid = {row}"), random) is not { } value)
        {
            return;
        }

        byte[]? blob = value as byte[];
        byte[] bytes = blob ?? System.Text.Encoding.UTF8.GetBytes(Convert.ToString(value) ?? "");
        string type = blob is null ? "TEXT" : "BLOB";
        using SqliteCommand update = Command(connection, $"UPDATE OR IGNORE \"{table}\" SET \"{column}\" = CAST($value AS {type}) WHERE rowid = {row}");
        update.Parameters.AddWithValue("$value", Mutation.Of(bytes, random));
        update.ExecuteNonQuery();
    }

    private static object? Pick(List<object> values, Random random) => values.Count == 0 ? null : values[random.Next(values.Count)];

    private static List<object> Query(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = Command(connection, sql);
        using SqliteDataReader reader = command.ExecuteReader();
        List<object> values = [];
        while (reader.Read())
        {
            values.Add(reader.GetValue(0));
        }

        return values;
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql)
    {
        SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // A test's own text.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
