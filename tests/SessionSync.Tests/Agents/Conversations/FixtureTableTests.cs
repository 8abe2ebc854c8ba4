using System.Text.Json.Nodes;
using SessionSync.Agents;
using SessionSync.Cli.Output;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Agents.Conversations;

/// <summary>What <c>list</c> and <c>show</c> tell of everything that agents wrote, against a table that was not made with them.</summary>
public sealed class FixtureTableTests
{
    public static TheoryData<string> Homes => KnownConversations.Homes;

    [Theory]
    [MemberData(nameof(Homes))]
    public async Task List_and_show_tell_what_is_known_of_a_home(string home)
    {
        List<string> rows = [];
        foreach (JsonNode? session in (await JsonAsync(home, "list", "--all-projects", "--subagents", "--json"))["sessions"]!.AsArray())
        {
            JsonNode shown = await JsonAsync(home, "show", $"{session!["agent"]}/{session["id"]}", "--json");
            AssertSame(session, shown["session"]!);
            rows.Add(KnownConversations.Row(home, session, session["workspace"]?.GetValue<string>(), shown["messages"]!.AsArray()));
        }

        Assert.Equal(KnownConversations.RowsOf(home), rows.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_home_is_missing_in_the_table() => Assert.Equal(
        from agent in Directory.EnumerateDirectories(KnownConversations.Fixtures)
        from home in Directory.EnumerateDirectories(agent)
        select Path.GetRelativePath(KnownConversations.Fixtures, home) into name
        orderby name
        select name,
        Homes.Select(static row => row.Data).Order());

    private static async Task<JsonNode> JsonAsync(string home, params string[] arguments)
    {
        using CommandLineRun run = new() { Home = Path.Combine(KnownConversations.Fixtures, home), Readers = AgentCatalog.Readers };
        Assert.Equal(ExitCode.Success, await run.RunAsync(arguments));
        return JsonNode.Parse(run.Out)!;
    }

    private static void AssertSame(JsonNode listed, JsonNode shown)
    {
        Assert.All(
            (string[])["agent", "id", "parent_id", "title", "workspace", "branch", "model", "started_at", "last_message_at"],
            name => Assert.Equal(KnownConversations.Text(listed, name), KnownConversations.Text(shown, name)));
        Assert.Equal(KnownConversations.Tokens(listed), KnownConversations.Tokens(shown));
        Assert.All((string[])["subagent", "message_count"], name => Assert.Equal(listed[name]!.ToJsonString(), shown[name]!.ToJsonString()));
    }
}
