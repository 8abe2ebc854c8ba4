using System.Text.Json;
using SessionSync.Agents.Contracts;
using SessionSync.Model.Sessions;

namespace SessionSync.Tests.Agents.ClaudeCode;

public sealed class ClaudeCodeContractTests : AgentContract
{
    protected override IAgent Agent => Claude.Agent;

    protected override SessionEntry Foreign(string sessionId, string place) => new(
        Claude.Key(sessionId), place, "-elsewhere", [new SessionFile("", $"-elsewhere/{sessionId}.jsonl", new FileStamp(100, 1000), FileKind.Records)], null);

    protected override IEnumerable<ListedFile> Listed(string path, string sessionId, string workingDirectory) => [Claude.Listed(path, workingDirectory)];

    protected override string Transcript(string sessionId, string workingDirectory, DateTimeOffset lastMessage)
    {
        string uuid = Guid.NewGuid().ToString();
        object record = new { parentUuid = (string?)null, cwd = workingDirectory, sessionId, type = "user", message = new { role = "user", content = "Hello\nthere" }, uuid, timestamp = lastMessage };
        return $"{JsonSerializer.Serialize(record)}\n{JsonSerializer.Serialize(new { type = "mode", mode = "normal", sessionId })}\n";
    }
}
