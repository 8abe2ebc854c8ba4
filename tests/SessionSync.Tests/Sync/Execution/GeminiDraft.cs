using System.Text.Json;
using SessionSync.Agents.Contracts;
using SessionSync.Agents.Gemini;

namespace SessionSync.Tests.Sync.Execution;

/// <summary>A journal of records in a folder that is named after a hash of the project's directory.</summary>
internal sealed class GeminiDraft : IAgentDraft
{
    public IAgent Agent { get; } = new GeminiAgent();

    public string PathOf(string project, string id) => $".gemini/tmp/{GeminiFolder.HashOf(project)}/chats/session-2026-03-04T05-06-{id[..8]}.jsonl";

    public string Begin(string project, string id) =>
        JsonSerializer.Serialize(new { sessionId = id, projectHash = "0", startTime = "2026-03-04T05:06:07.000Z", lastUpdated = "2026-03-04T05:06:07.000Z", kind = "main" }) + "\n";

    public string Say(string present, string project, string id, string text, DateTimeOffset at) =>
        present
        + JsonSerializer.Serialize(new { id = Guid.NewGuid(), timestamp = at, type = "user", content = new[] { new { text } } }) + "\n"
        + JsonSerializer.Serialize(new Dictionary<string, object> { ["$set"] = new { lastUpdated = at } }) + "\n";
}
