using SessionSync.Agents;

namespace SessionSync.Tests.Agents.Conversations;

public sealed class ConversationReadersTests
{
    [Fact]
    public void Every_agent_is_read_once() => Assert.Equal(
        ["claude-code", "codex", "cursor", "gemini", "opencode", "pi"], ConversationReaders.All.Select(reader => reader.Agent.Value).Order());
}
