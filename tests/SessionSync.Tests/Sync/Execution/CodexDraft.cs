using System.Text.Json;
using SessionSync.Agents.Codex;
using SessionSync.Agents.Contracts;
using SessionSync.Tests.Agents.Codex;

namespace SessionSync.Tests.Sync.Execution;

/// <summary>A rollout: its header names the project's directory, and lies on the same day everywhere.</summary>
internal sealed class CodexDraft : IAgentDraft
{
    public IAgent Agent { get; } = new CodexAgent();

    public string PathOf(string project, string id) => $".codex/{CodexSessions.PathOf(id)}";

    public string Begin(string project, string id) =>
        Line(DateTimeOffset.UnixEpoch, "session_meta", new { id, timestamp = "2026-11-20T06:49:49.172Z", cwd = project, base_instructions = new { text = "Be brief" } });

    public string Say(string present, string project, string id, string text, DateTimeOffset at) =>
        present
        + Line(at, "response_item", new { type = "message", role = "user", content = new[] { new { type = "input_text", text } } })
        + Line(at, "event_msg", new { type = "user_message", message = text });

    private static string Line(DateTimeOffset timestamp, string type, object payload) => JsonSerializer.Serialize(new { timestamp, type, payload }) + "\n";
}
