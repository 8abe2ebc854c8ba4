using System.Text.Json;
using SessionSync.Agents.Contracts;
using SessionSync.Model.Sessions;

namespace SessionSync.Tests.Agents.Codex;

public sealed class CodexContractTests : AgentContract
{
    protected override IAgent Agent => CodexSessions.Agent;

    protected override SessionEntry Foreign(string sessionId, string place) => new(
        CodexSessions.Key(sessionId),
        place,
        CodexSessions.Day,
        [new SessionFile("", CodexSessions.PathOf(sessionId), new FileStamp(100, 1000), FileKind.Records)],
        null);

    protected override IEnumerable<ListedFile> Listed(string path, string sessionId, string workingDirectory) =>
        [CodexSessions.Listed(path, CodexSessions.Header(sessionId, workingDirectory))];

    protected override string Transcript(string sessionId, string workingDirectory, DateTimeOffset lastMessage)
    {
        object message = new { type = "message", role = "user", content = new[] { new { type = "input_text", text = "Hello\nthere" } } };
        string record = JsonSerializer.Serialize(new { timestamp = lastMessage, type = "response_item", payload = message });
        return $"{CodexSessions.Header(sessionId, workingDirectory, new { base_instructions = new { text = "Be kind." } })}{record}\n";
    }
}
