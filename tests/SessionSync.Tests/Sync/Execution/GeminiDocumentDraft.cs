using System.Text.Json;
using System.Text.Json.Nodes;
using SessionSync.Agents.Contracts;
using SessionSync.Agents.Gemini;

namespace SessionSync.Tests.Sync.Execution;

/// <summary>A conversation that is written anew as a whole each time, as older versions of the client do.</summary>
internal sealed class GeminiDocumentDraft : IAgentDraft
{
    public IAgent Agent { get; } = new GeminiAgent();

    public string PathOf(string project, string id) => $".gemini/tmp/{GeminiFolder.HashOf(project)}/chats/session-2026-03-04T05-06-{id[..8]}.json";

    public string Begin(string project, string id) =>
        JsonSerializer.Serialize(new { sessionId = id, projectHash = "0", startTime = "2026-03-04T05:06:07.000Z", lastUpdated = "2026-03-04T05:06:07.000Z", messages = Array.Empty<object>() });

    public string Say(string present, string project, string id, string text, DateTimeOffset at)
    {
        JsonNode document = JsonNode.Parse(present)!;
        document["messages"]!.AsArray().Add(JsonSerializer.SerializeToNode(new { id = Guid.NewGuid(), timestamp = at, type = "user", content = text }));
        document["lastUpdated"] = at;
        return document.ToJsonString();
    }
}
