using System.Text.Json;
using SessionSync.Model.Conversations;
using SessionSync.Tests.Agents.Conversations;
using SessionSync.Tests.Agents.Formats.Databases;

namespace SessionSync.Tests.Agents.OpenCode;

/// <summary>Writes sessions into a database as OpenCode 1.18 does, as far as it is read.</summary>
internal sealed class OpenCodeStoreWriter : IDisposable
{
    private const string Schema = """
        CREATE TABLE IF NOT EXISTS session (id text PRIMARY KEY, project_id text NOT NULL, parent_id text, directory text NOT NULL,
            title text NOT NULL, revert text, time_created integer NOT NULL, time_updated integer NOT NULL);
        CREATE TABLE IF NOT EXISTS message (id text PRIMARY KEY, session_id text NOT NULL, time_created integer NOT NULL, time_updated integer NOT NULL, data text NOT NULL);
        CREATE TABLE IF NOT EXISTS part (id text PRIMARY KEY, message_id text NOT NULL, session_id text NOT NULL,
            time_created integer NOT NULL, time_updated integer NOT NULL, data text NOT NULL);
        CREATE INDEX IF NOT EXISTS message_session_time_created_id_idx ON message (session_id, time_created, id);
        CREATE INDEX IF NOT EXISTS part_message_id_id_idx ON part (message_id, id);
        CREATE INDEX IF NOT EXISTS part_session_idx ON part (session_id);
        """;

    public const string Project = "/home/me/project";

    private readonly SqlFile _file;
    private int _ids;

    public OpenCodeStoreWriter(string path)
    {
        _file = new SqlFile(path);
        _file.Run(Schema);
    }

    public static string PathIn(string home) => Path.Combine(home, ".local", "share", "opencode", "opencode.db");

    public string Session(string id, string title = "New session - 2026-03-04T05:06:07.000Z", string? parent = null, DateTimeOffset? at = null)
    {
        long time = (at ?? DraftMessage.Morning).ToUnixTimeMilliseconds();
        _file.Run("INSERT INTO session VALUES ($1, 'global', $2, $3, $4, NULL, $5, $5)", id, parent, Project, title, time);
        return id;
    }

    /// <summary>A message with these parts, as JSON; returns its id.</summary>
    public string Message(string session, object info, DateTimeOffset at, params ReadOnlySpan<object> parts)
    {
        string id = $"msg_{session}_{_ids++:d8}";
        long time = at.ToUnixTimeMilliseconds();
        _file.Run("INSERT INTO message VALUES ($1, $2, $3, $3, $4)", id, session, _ids, Json(info));
        foreach (object part in parts)
        {
            _file.Run("INSERT INTO part VALUES ($1, $2, $3, $4, $4, $5)", $"prt_{session}_{_ids++:d8}", id, session, time, Json(part));
        }

        return id;
    }

    public string Message(string session, DraftMessage message) => Message(
        session,
        message.Role == Role.User
            ? new { role = "user", time = new { created = message.At.ToUnixTimeMilliseconds() } }
            : new { role = "assistant", time = new { created = message.At.ToUnixTimeMilliseconds() }, modelID = "model", tokens = Tokens(10, 2) },
        message.At,
        new { type = "text", text = message.Text });

    public void Run(string sql, params ReadOnlySpan<object?> arguments) => _file.Run(sql, arguments);

    public static object Tokens(int input, int output, int reasoning = 0, int read = 0, int write = 0) =>
        new { input, output, reasoning, cache = new { read, write } };

    public void Dispose() => _file.Dispose();

    private static string Json(object value) => value as string ?? JsonSerializer.Serialize(value);
}
