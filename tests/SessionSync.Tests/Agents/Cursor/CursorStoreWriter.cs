using System.Text.Json;
using SessionSync.Model.Conversations;
using SessionSync.Tests.Agents.Conversations;
using SessionSync.Tests.Agents.Formats.Databases;

namespace SessionSync.Tests.Agents.Cursor;

/// <summary>Writes chats into Cursor's databases, as public descriptions tell of them.</summary>
internal sealed class CursorStoreWriter : IDisposable
{
    public const string Project = "/home/me/my project";

    private readonly SqlFile _file;

    public CursorStoreWriter(string path)
    {
        _file = new SqlFile(path);
        _file.Run("""
            CREATE TABLE IF NOT EXISTS ItemTable (key TEXT UNIQUE ON CONFLICT REPLACE, value BLOB);
            CREATE TABLE IF NOT EXISTS cursorDiskKV (key TEXT UNIQUE ON CONFLICT REPLACE, value BLOB);
            """);
    }

    public static string UserIn(string home) => Path.Combine(home, ".config", "Cursor", "User");

    public static string GlobalIn(string home) => Path.Combine(UserIn(home), "globalStorage", "state.vscdb");

    /// <summary>Makes a workspace of the project; returns its database's path.</summary>
    public static string Workspace(string home, string id, string workspaceJson)
    {
        string path = Path.Combine(UserIn(home), "workspaceStorage", id, "state.vscdb");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(path)!, "workspace.json"), workspaceJson);
        return path;
    }

    public static object Bubble(DraftMessage message) => new
    {
        type = message.Role == Role.User ? 1 : 2,
        text = message.Text,
        createdAt = message.At.ToString("yyyy-MM-ddTHH:mm:ss.fffZ"),
        modelInfo = new { modelName = "model" },
        tokenCount = new { inputTokens = message.Role == Role.User ? 0 : 10, outputTokens = message.Role == Role.User ? 0 : 2 },
    };

    /// <summary>A chat whose bubbles are values of their own.</summary>
    public void Composer(string id, params ReadOnlySpan<object> bubbles)
    {
        Disk($"composerData:{id}", new
        {
            _v = 16,
            composerId = id,
            createdAt = DraftMessage.Morning.ToUnixTimeMilliseconds(),
            lastUpdatedAt = DraftMessage.Morning.AddHours(1).ToUnixTimeMilliseconds(),
            fullConversationHeadersOnly = Enumerable.Range(0, bubbles.Length).Select(number => new { bubbleId = $"b{number}" }),
        });
        for (int number = 0; number < bubbles.Length; number++)
        {
            Disk($"bubbleId:{id}:b{number}", bubbles[number]);
        }
    }

    /// <summary>A row of the table that chats are listed in since the middle of 2026.</summary>
    public void Header(string id, string? workspace, bool isSubagent = false) => Run(
        """
        CREATE TABLE IF NOT EXISTS composerHeaders (composerId TEXT PRIMARY KEY, workspaceId TEXT, createdAt INTEGER, lastUpdatedAt INTEGER,
            isArchived INTEGER, isSubagent INTEGER, recency INTEGER, checkpointAt INTEGER, value TEXT, subagentTypeName TEXT);
        INSERT INTO composerHeaders VALUES ($1, $2, $3, $3, 0, $4, $3, NULL, '{}', NULL);
        """,
        id,
        workspace,
        DraftMessage.Morning.AddHours(1).ToUnixTimeMilliseconds(),
        isSubagent ? 1 : 0);

    public void Item(string key, object value) => Run("INSERT INTO ItemTable VALUES ($1, $2)", key, Json(value));

    public void Disk(string key, object value) => Run("INSERT INTO cursorDiskKV VALUES ($1, $2)", key, Json(value));

    public void Run(string sql, params ReadOnlySpan<object?> arguments) => _file.Run(sql, arguments);

    public void Dispose() => _file.Dispose();

    private static string Json(object value) => value as string ?? JsonSerializer.Serialize(value);
}
