using System.Text.Json;
using SessionSync.Agents.Contracts;
using SessionSync.Model.Sessions;

namespace SessionSync.Tests.Agents.Pi;

public sealed class PiContractTests : AgentContract
{
    protected override IAgent Agent => PiSession.Agent;

    protected override SessionEntry Foreign(string sessionId, string place) => new(
        new SessionKey(Agent.Id, sessionId),
        place,
        "--elsewhere--",
        [new SessionFile("", $"--elsewhere--/2026-03-04T05-06-07-000Z_{sessionId}.jsonl", new FileStamp(100, 1000), FileKind.Records)],
        null);

    protected override IEnumerable<ListedFile> Listed(string path, string sessionId, string workingDirectory) => [PiSession.Listed(path, sessionId, workingDirectory)];

    protected override string Transcript(string sessionId, string workingDirectory, DateTimeOffset lastMessage)
    {
        string id = Guid.NewGuid().ToString()[..8];
        object entry = new { type = "message", id, parentId = (string?)null, timestamp = lastMessage, message = new { role = "user", content = "Hello\nthere", timestamp = 1 } };
        object header = new { type = "session", version = 3, id = sessionId, timestamp = DateTimeOffset.UnixEpoch, cwd = workingDirectory };
        return JsonSerializer.Serialize(header) + "\n" + JsonSerializer.Serialize(entry) + "\n";
    }
}
