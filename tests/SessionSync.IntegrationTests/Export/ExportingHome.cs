using System.Text.Json;
using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Export;

/// <summary>A home with one session of Claude Code in a git checkout, from which it is exported.</summary>
internal sealed class ExportingHome : IDisposable
{
    private const string SessionId = "3f2b8c1e-1111-4222-8333-444455556666";
    private readonly TemporaryFolder _folder = new();
    private string? _last;

    public ExportingHome()
    {
        Project = _folder.CreateDirectory("app");
        Transcript = _folder.Write($".claude/projects/{Project.Replace('/', '-').Replace('.', '-')}/{SessionId}.jsonl", "");
    }

    public string Project { get; }

    public string Transcript { get; }

    public string Output => Path.Combine(Project, ".sessions");

    public CliRunner Program => new(_folder.Path) { WorkingDirectory = Project };

    public string Combine(params string[] parts) => _folder.Combine(parts);

    /// <summary>The only document.</summary>
    public string Document(string ending) => Directory.EnumerateFiles(Output, $"*{ending}").Single(static path => Path.GetFileName(path)[0] == '2');

    public void Say(string text) => Append("user", new { role = "user", content = text });

    /// <summary>A tool is called and answers.</summary>
    public void Answer(string input, string output)
    {
        Append("assistant", new { role = "assistant", model = "model-1", content = new[] { new { type = "tool_use", id = "t1", name = "Bash", input = JsonDocument.Parse(input) } } });
        Append("user", new { role = "user", content = new[] { new { type = "tool_result", tool_use_id = "t1", content = output } } });
    }

    private void Append(string type, object message)
    {
        string id = Guid.NewGuid().ToString();
        File.AppendAllText(Transcript, JsonSerializer.Serialize(new Dictionary<string, object?>
        {
            ["parentUuid"] = _last,
            ["isSidechain"] = false,
            ["type"] = type,
            ["message"] = message,
            ["uuid"] = id,
            ["timestamp"] = "2026-11-20T10:15:00.000Z",
            ["cwd"] = Project,
            ["sessionId"] = SessionId,
            ["version"] = "2.1.0",
        }) + "\n");
        _last = id;
    }

    public void Dispose() => _folder.Dispose();
}
