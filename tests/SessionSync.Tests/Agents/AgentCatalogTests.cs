using SessionSync.Agents;
using SessionSync.Agents.Contracts;
using SessionSync.Model.Sessions;

namespace SessionSync.Tests.Agents;

public sealed class AgentCatalogTests
{
    [Fact]
    public void The_conversations_of_every_agent_can_be_read() =>
        Assert.Equal(["claude-code", "codex", "cursor", "gemini", "opencode", "pi"], AgentCatalog.Readers.Select(reader => reader.Agent.Value).Order());

    [Fact]
    public void The_agent_that_people_are_told_of_first_is_asked_about_last() =>
        Assert.Equal(["codex", "gemini", "pi", "claude-code"], AgentCatalog.All.Select(static agent => agent.Id.Value));

    [Fact]
    public void Every_part_of_a_definition_is_about_the_same_agent()
    {
        foreach (AgentDefinition agent in AgentCatalog.Definitions)
        {
            Assert.All((AgentId?[])[agent.Files?.Id, agent.Closed?.Id], id => Assert.Equal(agent.Id, id ?? agent.Id));
            Assert.False(agent is { Files: not null, IsImported: true }, $"{agent.Id} is synced in two ways");
        }
    }

    [Fact]
    public void What_is_synced_is_not_copied_as_that_of_an_agent_that_nothing_is_known_of() =>
        Assert.Empty(AgentCatalog.Beside.Select(static store => store.Id).Intersect(AgentCatalog.Definitions.Select(static agent => agent.Id)));

    [Fact]
    public void A_variable_that_moves_the_sessions_of_any_agent_is_known() => Assert.Equal(
        ["CLAUDE_CONFIG_DIR", "CODEX_HOME", "GEMINI_CLI_HOME", "OPENCODE_DB", "PI_CODING_AGENT_DIR", "PI_CODING_AGENT_SESSION_DIR", "XDG_DATA_HOME"],
        AgentCatalog.Variables.Order(StringComparer.Ordinal));
}
