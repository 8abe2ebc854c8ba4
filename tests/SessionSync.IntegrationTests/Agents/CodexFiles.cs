using System.Text.Json;

namespace SessionSync.IntegrationTests.Agents;

/// <summary>Sessions as Codex writes them.</summary>
internal sealed class CodexFiles : IAgentFiles
{
    public string Agent => "codex";

    public string Start(string home, string directory, string id, string text, DateTimeOffset at)
    {
        string file = PathOf(home, id, at);
        Write(file, at, "session_meta", new { id, timestamp = at, cwd = directory, originator = "codex_cli_rs", cli_version = "0.98.0", source = "cli" });
        GoOn(file, text, at);
        return file;
    }

    /// <summary>Writes a session that goes on from another one as that is now, and repeats nothing of it.</summary>
    public string Fork(string home, string directory, string id, string originId, string origin, string text, DateTimeOffset at)
    {
        string file = PathOf(home, id, at);
        int records = File.ReadLines(origin).Count();
        object begun = new { thread_id = originId, end_ordinal_exclusive = records, end_byte_offset = new FileInfo(origin).Length };
        Write(file, at, "session_meta", new
        {
            id,
            forked_from_id = originId,
            forked_from_ordinal_exclusive = records,
            timestamp = at,
            cwd = directory,
            cli_version = "0.169.0",
            source = "cli",
            history_base = begun,
        });
        GoOn(file, text, at);
        return file;
    }

    public void GoOn(string file, string text, DateTimeOffset at)
    {
        Write(file, at, "response_item", new { type = "message", role = "user", content = new[] { new { type = "input_text", text } } });
        Write(file, at, "event_msg", new { type = "user_message", message = text, images = Array.Empty<string>() });
        Write(file, at.AddSeconds(1), "response_item", new { type = "message", role = "assistant", content = new[] { new { type = "output_text", text = $"Answer to {text}" } } });
        File.SetLastWriteTimeUtc(file, at.UtcDateTime);
    }

    public IEnumerable<string> Files(string home) => AgentFolder.Files(Path.Combine(home, ".codex/sessions"), "rollout-*");

    private static string PathOf(string home, string id, DateTimeOffset at)
    {
        string folder = Path.Combine(home, ".codex/sessions", $"{at.UtcDateTime:yyyy/MM/dd}");
        return Path.Combine(Directory.CreateDirectory(folder).FullName, $"rollout-{at.UtcDateTime:yyyy-MM-ddTHH-mm-ss}-{id}.jsonl");
    }

    private static void Write(string file, DateTimeOffset timestamp, string type, object payload) =>
        File.AppendAllText(file, JsonSerializer.Serialize(new { timestamp, type, payload }) + "\n");
}
