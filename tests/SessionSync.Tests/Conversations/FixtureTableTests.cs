using System.Text.Json.Nodes;
using SessionSync.Agents;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Conversations;

/// <summary>What <c>list</c> and <c>show</c> tell of everything that agents wrote, against a table that was not made with them.</summary>
public sealed class FixtureTableTests
{
    private const string Separator = " | ";
    private static readonly string s_fixtures = Path.Combine(AppContext.BaseDirectory, "Fixtures");

    public static TheoryData<string> Homes => [.. Table().Select(static row => row.Split(Separator)[0]).Distinct()];

    [Theory]
    [MemberData(nameof(Homes))]
    public async Task List_and_show_tell_what_is_known_of_a_home(string home)
    {
        List<string> rows = [];
        foreach (JsonNode? session in (await JsonAsync(home, "list", "--all-projects", "--subagents", "--json"))["sessions"]!.AsArray())
        {
            JsonNode shown = await JsonAsync(home, "show", $"{session!["agent"]}/{session["id"]}", "--json");
            AssertSame(session, shown["session"]!);
            rows.Add(Row(home, session, shown["messages"]!.AsArray()));
        }

        Assert.Equal(Table().Where(row => row.StartsWith(home + Separator, StringComparison.Ordinal)).Order(StringComparer.Ordinal), rows.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_home_is_missing_in_the_table() => Assert.Equal(
        from agent in Directory.EnumerateDirectories(s_fixtures)
        from home in Directory.EnumerateDirectories(agent)
        select Path.GetRelativePath(s_fixtures, home) into name
        orderby name
        select name,
        Homes.Select(static row => row.Data).Order());

    private static string[] Table() =>
        [.. File.ReadLines(Path.Combine(s_fixtures, "conversations.txt")).Where(static line => !line.StartsWith('#'))];

    private static async Task<JsonNode> JsonAsync(string home, params string[] arguments)
    {
        using CommandLineRun run = new() { Home = Path.Combine(s_fixtures, home), Readers = ConversationReaders.All };
        Assert.Equal(ExitCode.Success, await run.RunAsync(arguments));
        return JsonNode.Parse(run.Out)!;
    }

    private static void AssertSame(JsonNode listed, JsonNode shown)
    {
        Assert.All((string[])["agent", "id", "parent_id", "title", "branch", "model", "started_at", "last_message_at"], name => Assert.Equal(Text(listed, name), Text(shown, name)));
        Assert.Equal(listed["messages"]!.GetValue<int>(), shown["message_count"]!.GetValue<int>());
        Assert.Equal(listed["tokens"]!.GetValue<long>(), shown["tokens"]!.AsObject().Sum(static kind => kind.Value!.GetValue<long>()));
    }

    private static string Row(string home, JsonNode session, JsonArray messages)
    {
        int people = messages.Count(static message => IsSpoken(message!, "user"));
        int models = messages.Count(static message => IsSpoken(message!, "assistant"));
        Assert.Equal(people + models, session["messages"]!.GetValue<int>());
        string[] parts = [.. messages.SelectMany(static message => message!["parts"]!.AsArray()).Select(static part => part!["type"]!.GetValue<string>())];
        return string.Join(
            Separator,
            home, Text(session, "id"), Text(session, "parent_id"), Text(session, "title"), Text(session, "project"), Text(session, "branch"), Text(session, "model"),
            people, models, parts.Count(static type => type == "tool_call"), parts.Count(static type => type == "tool_result"),
            session["tokens"]!, Text(session, "started_at"), Text(session, "last_message_at"));
    }

    private static bool IsSpoken(JsonNode message, string role) =>
        message["type"]!.GetValue<string>() == role && message["meta"]?.GetValue<bool>() != true
        && message["parts"]!.AsArray().Any(static part => part!["type"]!.GetValue<string>() == "text");

    private static string Text(JsonNode session, string name) => session[name]?.GetValue<string>() ?? "-";
}
