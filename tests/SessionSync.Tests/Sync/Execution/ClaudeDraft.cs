using System.Text.Json;
using SessionSync.Agents.ClaudeCode;
using SessionSync.Agents.Contracts;

namespace SessionSync.Tests.Sync.Execution;

/// <summary>A transcript without a header: each record names its directory.</summary>
internal sealed class ClaudeDraft : IAgentDraft
{
    public IAgent Agent { get; } = new ClaudeCodeAgent();

    public string PathOf(string project, string id) => $".claude/projects/{project.Replace('/', '-')}/{id}.jsonl";

    public string Begin(string project, string id) => "";

    public string Say(string present, string project, string id, string text, DateTimeOffset at)
    {
        string? parent = present.Length == 0 ? null : present.Split("\"uuid\":\"")[^1][..36];
        object record = new { type = "user", uuid = Guid.NewGuid(), parentUuid = parent, sessionId = id, cwd = project, timestamp = at, message = new { role = "user", content = text } };
        return $"{present}{JsonSerializer.Serialize(record)}\n";
    }
}
