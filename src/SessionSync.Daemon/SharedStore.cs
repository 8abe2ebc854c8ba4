using System.Data.Common;
using System.Net.Sockets;
using Npgsql;
using SessionSync.Model;

namespace SessionSync.Daemon;

/// <summary>The database in which several machines share one schedule. What reaches it can hold a password, so no message repeats it.</summary>
internal static class SharedStore
{
    private const string Example = "\"store\": \"Host=db.example.org;Database=sessions;Username=me\", and the password in ~/.pgpass";

    /// <param name="setting">A connection string, or <c>$NAME</c> for one in an environment variable.</param>
    public static DbConnectionStringBuilder Parse(string setting, Func<string, string?> variable)
    {
        string text = setting;
        if (setting[0] == '$')
        {
            text = variable(setting[1..]) is { Length: > 0 } value
                ? value
                : throw new SyncException(FailureKind.Usage, "The daemon's store cannot be used", $"The environment variable {setting[1..]} is not set", Example);
        }

        try
        {
            NpgsqlConnectionStringBuilder connection = new(text);
            if (string.IsNullOrEmpty(connection.Host))
            {
                throw NoConnection();
            }

            connection.ApplicationName ??= "session-sync";
            return connection;
        }
        catch (ArgumentException)
        {
            throw NoConnection();
        }
    }

    /// <summary>Finds out whether it can be reached, so that a daemon which cannot work does not start.</summary>
    public static async Task CheckAsync(DbConnectionStringBuilder store, CancellationToken cancellationToken)
    {
        try
        {
            await using NpgsqlConnection connection = new(store.ConnectionString);
            await connection.OpenAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is NpgsqlException or SocketException or TimeoutException)
        {
            throw new SyncException(
                FailureKind.Unreachable,
                "The daemon's store cannot be reached",
                Printable.Line(exception.Message).TrimEnd('.'),
                "Look whether the database runs and lets you in: psql",
                "Or do without it: remove 'daemon.store' from the settings");
        }
    }

    private static SyncException NoConnection() => new(FailureKind.Usage, "The daemon's store cannot be used", "It is no PostgreSQL connection string", Example);
}
