using System.Text.Json;
using System.Text.Json.Nodes;

namespace SessionSync.IntegrationTests.Agents;

/// <summary>Sessions as Pi writes them.</summary>
internal sealed class PiFiles : IAgentFiles
{
    public string Agent => "pi";

    public string Start(string home, string directory, string id, string text, DateTimeOffset at)
    {
        string folder = Path.Combine(home, ".pi/agent/sessions", $"--{directory.TrimStart('/').Replace('/', '-')}--");
        Directory.CreateDirectory(folder);
        string file = Path.Combine(folder, $"{at.UtcDateTime:yyyy-MM-ddTHH-mm-ss-fffZ}_{id}.jsonl");
        Write(file, new { type = "session", version = 3, id, timestamp = at, cwd = directory });
        GoOn(file, text, at);
        return file;
    }

    public void GoOn(string file, string text, DateTimeOffset at)
    {
        string? parent = JsonNode.Parse(File.ReadLines(file).Last())!["id"]!.GetValue<string>() is { Length: 8 } last ? last : null;
        string question = Guid.NewGuid().ToString("N")[..8];
        string answer = Guid.NewGuid().ToString("N")[..8];
        Write(file, new { type = "message", id = question, parentId = parent, timestamp = at, message = new { role = "user", content = new[] { new { type = "text", text } } } });
        Write(file, new
        {
            type = "message",
            id = answer,
            parentId = question,
            timestamp = at.AddSeconds(1),
            message = new { role = "assistant", content = new[] { new { type = "text", text = $"Answer to {text}" } }, provider = "mock", model = "m", usage = new { input = 1, output = 1, totalTokens = 2 } },
        });
        File.SetLastWriteTimeUtc(file, at.UtcDateTime);
    }

    public IEnumerable<string> Files(string home) => AgentFolder.Files(Path.Combine(home, ".pi/agent/sessions"), "*.jsonl");

    private static void Write(string file, object record) => File.AppendAllText(file, JsonSerializer.Serialize(record) + "\n");
}
