using System.Collections.Immutable;
using SessionSync.Agents;
using SessionSync.Agents.Contracts;
using SessionSync.Operations.Doctor;

namespace SessionSync.Tests.Operations.Doctor;

public sealed class AgentSettingsTests
{
    [Theory]
    [InlineData("", Verdict.Warning, "after 30 days (its default)")]
    [InlineData("{}", Verdict.Warning, "after 30 days (its default)")]
    [InlineData("{\"cleanupPeriodDays\": 7}", Verdict.Warning, "after 7 days (cleanupPeriodDays in /s)")]
    [InlineData("{\"cleanupPeriodDays\": 0}", Verdict.Warning, "after 0 days")]
    [InlineData("{\"cleanupPeriodDays\": 3650, // long\n}", Verdict.Ok, "after 3650 days")]
    [InlineData("{\"cleanupPeriodDays\": \"soon\"}", Verdict.Warning, "after 30 days")]
    public void Claude_code_deletes_sessions_by_a_setting_or_after_a_month(string settings, Verdict verdict, string found)
    {
        HealthCheck check = ChecksOf("claude-code", settings)[0];

        Assert.Equal(("retention", "claude-code", verdict), (check.Name, check.Subject, check.Verdict));
        Assert.Contains(found, check.Found, StringComparison.Ordinal);
        Assert.Equal(verdict == Verdict.Ok, check.Fix.Length == 0);
    }

    [Theory]
    [InlineData("", Verdict.Warning, "after 30d")]
    [InlineData("{\"general\":{\"sessionRetention\":{\"maxAge\":\"5d\"}}}", Verdict.Warning, "after 5d")]
    [InlineData("{\"general\":{\"sessionRetention\":{\"enabled\":false}}}", Verdict.Ok, "Keeps all sessions")]
    [InlineData("{\"general\":[]}", Verdict.Warning, "after 30d")]
    public void Gemini_deletes_sessions_unless_that_is_switched_off(string settings, Verdict verdict, string found)
    {
        HealthCheck check = Assert.Single(ChecksOf("gemini", settings));

        Assert.Equal(verdict, check.Verdict);
        Assert.Contains(found, check.Found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\u0000")]
    public void Settings_that_cannot_be_read_are_told_and_not_guessed_at(string settings)
    {
        Assert.All(
            new[] { ChecksOf("claude-code", settings)[0], ChecksOf("gemini", settings)[0] },
            check => Assert.Equal(("agent settings", Verdict.Warning), (check.Name, check.Verdict)));
        Assert.StartsWith("Not installed", ChecksOf("claude-code", settings)[1].Found, StringComparison.Ordinal);
    }

    [Fact]
    public void Hooks_that_run_us_are_found_among_others()
    {
        const string Settings = """
            {"hooks":{
              "SessionStart":[{"hooks":[{"type":"command","command":"echo hello"}]}],
              "Stop":"odd","Notification":[1,{"hooks":2},{"hooks":[3]}],
              "SessionEnd":[{"matcher":"","hooks":[{"type":"command","command":"echo"},{"type":"command","command":"/home/me/.local/bin/sync-sessions push"}]}]}}
            """;

        Assert.Equal("Syncs on SessionEnd", ChecksOf("claude-code", Settings)[1].Found);
        Assert.Equal("sync-sessions hooks install --agent claude-code", ChecksOf("claude-code", "{}")[1].Fix);
    }

    [Fact]
    public void Agents_that_are_nowhere_are_left_out()
    {
        var nowhere = new ProgramReport("x", null, null, null);

        Assert.Empty(AgentCatalog.Definitions.Select(agent => AgentChecks.Of(agent, nowhere, null)).OfType<HealthCheck>());
    }

    [Fact]
    public void An_agent_that_alone_can_take_in_its_sessions_should_be_there()
    {
        HealthCheck check = AgentChecks.Of(Agent("opencode"), new ProgramReport("opencode", null, null, null), "/h/.local/share/opencode")!;

        Assert.Equal(Verdict.Warning, check.Verdict);
        Assert.Contains("only it can take in sessions", check.Found, StringComparison.Ordinal);
    }

    [Fact]
    public void Sessions_that_are_found_are_told_and_whether_they_are_synced()
    {
        AgentDefinition claude = Agent("claude-code");

        Assert.Equal(
            "cursor-agent is not on the PATH; sessions in /h/.cursor/chats, which are read and not synced",
            AgentChecks.Of(Agent("cursor"), new ProgramReport("cursor-agent", null, null, null), "/h/.cursor/chats")!.Found);
        Assert.Equal(
            "codex-cli 0.61; sessions in /h/.codex/sessions",
            AgentChecks.Of(Agent("codex"), new ProgramReport("codex", "/bin/codex", "codex-cli 0.61", null), "/h/.codex/sessions")!.Found);
        Assert.Equal("claude is not on the PATH; sessions in /h", AgentChecks.Of(claude, new ProgramReport("claude", null, null, null), "/h")!.Found);
        HealthCheck mute = AgentChecks.Of(claude, new ProgramReport("claude", "/bin/claude", null, "no answer in 3 seconds"), null)!;
        Assert.Equal((Verdict.Warning, "/bin/claude does not tell its version: no answer in 3 seconds; no sessions yet"), (mute.Verdict, mute.Found));
    }

    [Theory]
    [InlineData("claude-code", "CLAUDE_CONFIG_DIR", "/h/.claude/projects", "/moved/projects")]
    [InlineData("codex", "CODEX_HOME", "/h/.codex/sessions", "/moved/sessions")]
    [InlineData("opencode", "XDG_DATA_HOME", "/h/.local/share/opencode", "/moved/opencode")]
    [InlineData("gemini", "GEMINI_CLI_HOME", "/h/.gemini/tmp", "/moved/.gemini/tmp")]
    [InlineData("pi", "PI_CODING_AGENT_DIR", "/h/.pi/agent/sessions", "/moved/sessions")]
    [InlineData("cursor", "CURSOR", "/h/.cursor/chats", "/h/.cursor/chats")]
    public void Each_agent_keeps_its_sessions_below_the_home_or_where_its_variable_says(string id, string variable, string usual, string moved)
    {
        AgentDefinition agent = Agent(id);

        Assert.Equal(usual, Path.Combine(agent.Root.BaseIn(new AgentHome("/h", static _ => null)), agent.SessionsFolder));
        Assert.Equal(moved, Path.Combine(agent.Root.BaseIn(new AgentHome("/h", name => name == variable ? "/moved" : null)), agent.SessionsFolder));
    }

    [Theory]
    [InlineData("codex", 1)]
    [InlineData("opencode", 1)]
    [InlineData("pi", 1)]
    [InlineData("cursor", 0)]
    public void Of_an_agent_whose_sessions_are_synced_it_is_told_that_it_deletes_none(string id, int checks) =>
        Assert.Equal(checks, ChecksOf(id, "").Count(check => check.Verdict == Verdict.Ok && check.Found.StartsWith("Deletes no sessions", StringComparison.Ordinal)));

    private static AgentDefinition Agent(string id) => AgentCatalog.Definitions.Single(agent => agent.Id.Value == id);

    private static ImmutableArray<HealthCheck> ChecksOf(string id, string settings) => AgentSettingsChecks.Of(Agent(id), settings, "/s");
}
