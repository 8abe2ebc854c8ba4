using System.Text.Json;
using SessionSync.Agents.Contracts;
using SessionSync.Model.Sessions;

namespace SessionSync.Tests.Agents.Gemini;

public sealed class GeminiContractTests : AgentContract
{
    protected override IAgent Agent => GeminiHomeListing.Agent;

    protected override SessionEntry Foreign(string sessionId, string place) => new(
        new SessionKey(Agent.Id, sessionId),
        place,
        "tmp/elsewhere",
        [new SessionFile("", $"tmp/elsewhere/chats/session-2026-03-04T05-06-{sessionId[..8]}.jsonl", new FileStamp(100, 1000), FileKind.Records)],
        null);

    protected override IEnumerable<ListedFile> Listed(string path, string sessionId, string workingDirectory)
    {
        yield return GeminiHomeListing.Chat(path, sessionId);
        if (path.StartsWith("tmp/", StringComparison.Ordinal))
        {
            yield return GeminiHomeListing.Marker(path.Split('/')[1], workingDirectory);
        }
    }

    protected override string Transcript(string sessionId, string workingDirectory, DateTimeOffset lastMessage)
    {
        object header = new { sessionId, projectHash = "0", startTime = lastMessage, lastUpdated = lastMessage, kind = "main" };
        object message = new { id = Guid.NewGuid(), timestamp = lastMessage, type = "user", content = new[] { new { text = "Hello\nthere" } } };
        object change = new Dictionary<string, object> { ["$set"] = new { lastUpdated = lastMessage } };
        return string.Concat(new[] { header, message, change }.Select(record => JsonSerializer.Serialize(record) + "\n"));
    }
}
