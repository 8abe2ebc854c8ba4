using System.Text.Json;
using SessionSync.Agents.Contracts;
using SessionSync.Agents.Pi;
using SessionSync.Tests.Agents.Pi;

namespace SessionSync.Tests.Sync.Execution;

/// <summary>A session with a header that names the project's directory, and entries that name the one before them.</summary>
internal sealed class PiDraft : IAgentDraft
{
    public IAgent Agent { get; } = new PiAgent();

    public string PathOf(string project, string id) => $".pi/agent/sessions/--{project.Trim('/').Replace('/', '-')}--/2026-03-04T05-06-07-000Z_{id}.jsonl";

    public string Begin(string project, string id) => PiSession.Header(id, project);

    public string Say(string present, string project, string id, string text, DateTimeOffset at)
    {
        string last = present.Split("\"id\":\"")[^1][..36];
        string? parent = last[8] == '"' ? last[..8] : null;
        object message = new { role = "user", content = new[] { new { type = "text", text } } };
        string record = JsonSerializer.Serialize(new { type = "message", id = Guid.NewGuid().ToString("N")[..8], parentId = parent, timestamp = at, message });
        return $"{present}{record}\n";
    }
}
