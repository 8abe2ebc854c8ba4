using System.Text.Json;

namespace SessionSync.IntegrationTests.Agents;

/// <summary>Sessions as the Gemini CLI writes them.</summary>
internal sealed class GeminiFiles : IAgentFiles
{
    public string Agent => "gemini";

    public string Start(string home, string directory, string id, string text, DateTimeOffset at)
    {
        string project = Path.Combine(home, ".gemini/tmp", Path.GetFileName(directory));
        Directory.CreateDirectory(Path.Combine(project, "chats"));
        File.WriteAllText(Path.Combine(project, ".project_root"), directory);
        string file = Path.Combine(project, "chats", $"session-{at.UtcDateTime:yyyy-MM-ddTHH-mm}-{id[..8]}.jsonl");
        Write(file, new { sessionId = id, projectHash = "0", startTime = at, lastUpdated = at, kind = "main" });
        GoOn(file, text, at);
        return file;
    }

    public void GoOn(string file, string text, DateTimeOffset at)
    {
        Write(file, new { id = Guid.NewGuid(), timestamp = at, type = "user", content = new[] { new { text } } });
        Write(file, new { id = Guid.NewGuid(), timestamp = at.AddSeconds(1), type = "gemini", content = $"Answer to {text}", model = "m" });
        File.AppendAllText(file, $"{{\"$set\":{{\"lastUpdated\":\"{at.AddSeconds(1):O}\"}}}}\n");
        File.SetLastWriteTimeUtc(file, at.UtcDateTime);
    }

    public IEnumerable<string> Files(string home) => AgentFolder.Files(Path.Combine(home, ".gemini/tmp"), "session-*");

    private static void Write(string file, object record) => File.AppendAllText(file, JsonSerializer.Serialize(record) + "\n");
}
