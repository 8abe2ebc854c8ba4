using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace SessionSync.Tests.Agents.Formats.Databases;

/// <summary>A database that a test writes, as the agent would have it open.</summary>
internal sealed class SqlFile : IDisposable
{
    private readonly SqliteConnection _connection;

    public SqlFile(string path)
    {
        Batteries_V2.Init();
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
        _connection.Open();
        Run("PRAGMA synchronous = OFF");
    }

    public static void Run(string path, string sql, params ReadOnlySpan<object?> arguments)
    {
        using SqlFile file = new(path);
        file.Run(sql, arguments);
    }

    public void Run(string sql, params ReadOnlySpan<object?> arguments)
    {
        using SqliteCommand command = _connection.CreateCommand();
#pragma warning disable CA2100 // A test's own text.
        command.CommandText = sql;
#pragma warning restore CA2100
        for (int number = 1; number <= arguments.Length; number++)
        {
            command.Parameters.AddWithValue($"${number}", arguments[number - 1] ?? DBNull.Value);
        }

        command.ExecuteNonQuery();
    }

    public void Dispose() => _connection.Dispose();
}
