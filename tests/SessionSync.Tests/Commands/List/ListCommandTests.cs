using System.Text.Json.Nodes;
using SessionSync.Cli.Output;
using SessionSync.Model.Conversations;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Commands.List;

public sealed class ListCommandTests
{
    private static readonly DateTimeOffset s_now = FixedTime.Noon.GetUtcNow();

    private readonly FakeConversations _claude = new("claude-code");
    private readonly FakeConversations _codex = new("codex");

    [Fact]
    public async Task Json_is_one_document_with_exactly_these_fields()
    {
        _claude["11111111-a"] = new FakeConversation("A \"title\"", "/workspaces/demo")
        {
            Branch = "main",
            Model = "m",
            Count = 3,
            Tokens = new TokenUsage(1, 2, 3, 4),
            Started = s_now.AddDays(-1).ToOffset(TimeSpan.FromHours(2)),
            Last = s_now,
            IsLive = true,
        };
        _codex["22222222-b"] = new FakeConversation { Last = null, ParentId = "33333333-c", Count = 0 };
        using CommandLineRun run = Run();

        Assert.Equal(ExitCode.Success, await run.RunAsync("list", "--all-projects", "--json"));

        Assert.Equal(
            """
            {"sessions":[{"id":"11111111-a","agent":"claude-code","title":"A \u0022title\u0022","workspace":"/workspaces/demo","branch":"main","model":"m","parent_id":null,"subagent":false,"started_at":"2026-05-19T12:00:00.000Z","last_message_at":"2026-05-20T12:00:00.000Z","message_count":3,"tokens":10,"path":"/sessions/11111111-a","live":true},{"id":"22222222-b","agent":"codex","title":null,"workspace":null,"branch":null,"model":null,"parent_id":"33333333-c","subagent":false,"started_at":null,"last_message_at":null,"message_count":0,"tokens":0,"path":"/sessions/22222222-b","live":false}]}

            """,
            run.Out);
    }

    [Fact]
    public async Task On_a_terminal_there_are_short_ids_and_titles_that_are_only_text()
    {
        _claude["11111111-1111"] = new FakeConversation("Fix \u001b]0;owned\u0007 the \u001b[31mbuild " + new string('x', 90)) { Tokens = new TokenUsage(12_400, 0, 0, 0) };
        _codex["11111111-2222"] = new FakeConversation("Later") { IsLive = true };
        using CommandLineRun run = Run(isTerminal: true);

        Assert.Equal(ExitCode.Success, await run.RunAsync("list", "--all-projects", "--sort", "title", "--limit", "2"));

        Assert.Equal(
            """
            ID          AGENT        TITLE                        MESSAGES  TOKENS      LAST
            11111111-1  claude-code  Fix the build xxxxxxxxxxxx…         2   12.4K   3 hours
            11111111-2  codex        Later                               2       0  open now

            """,
            run.Out);
    }

    [Theory]
    [InlineData(120, "ID          AGENT        TITLE                                                                MESSAGES  TOKENS      LAST")]
    [InlineData(60, "ID          AGENT        TITLE                          LAST")]
    [InlineData(40, "ID          TITLE                   LAST")]
    public async Task Rows_take_one_line_of_the_terminal_and_the_title_what_is_left(int width, string head)
    {
        _claude["11111111-1111"] = new FakeConversation(string.Join(' ', Enumerable.Repeat("漢字", 60)));
        _codex["11111111-2222"] = new FakeConversation("Later") { IsLive = true };
        using CommandLineRun run = Run(isTerminal: true, width);

        await run.RunAsync("list", "--all-projects", "--sort", "title");

        string[] lines = run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(head, lines[0]);
        Assert.All(lines, line => Assert.InRange(CellWidth.Of(line), 1, width));
    }

    [Fact]
    public async Task Without_a_terminal_there_are_whole_ids_and_numbers_with_tabs_between()
    {
        _claude["11111111-1111"] = new FakeConversation("One\ttab") { Tokens = new TokenUsage(12_400, 0, 0, 0) };
        using CommandLineRun run = Run();

        await run.RunAsync("list", "--all-projects");

        Assert.Equal("11111111-1111\tclaude-code\tOne tab\t2\t12400\t2026-05-20T09:00:00.000Z\t\n", run.Out);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task A_session_that_came_from_a_machine_and_did_not_change_since_was_written_there()
    {
        using CommandLineRun run = Run(isTerminal: true);
        Journal(run, "20260518T120000000Z-a", "old", ("pulled", "Pull", 100), ("sent", "Pull", 100));
        Journal(run, "20260519T120000000Z-b", "work", ("pulled", "Pull", 100), ("changed", "Pull", 99), ("sent", "Push", 100));
        Journal(run, "20260520T110000000Z-c", "torn");
        foreach (string title in (string[])["pulled", "changed", "sent", "unknown"])
        {
            _claude[title] = new FakeConversation(title);
        }

        await run.RunAsync("list", "--all-projects", "--sort", "title");

        Assert.Equal(["ON", "here", "work", "here", "hours"], run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[^1]));
    }

    [Fact]
    public async Task Only_this_projects_sessions_are_listed_and_of_claude_those_in_its_folder_too()
    {
        using CommandLineRun run = Run();
        string folder = run.WorkingDirectory.Replace('/', '-').Replace('.', '-').Replace('_', '-');
        string claude = Path.Combine(run.WorkingDirectory, ".claude", "projects");
        const string Foreign = "aaaaaaaa-0000-4000-8000-000000000001";
        const string Other = "aaaaaaaa-0000-4000-8000-000000000002";
        _claude[Foreign] = new FakeConversation("foreign", "/another-machine/elsewhere") { Path = $"{claude}/{folder}/{Foreign}.jsonl" };
        _claude[Other] = new FakeConversation("other", "/another-machine/other") { Path = $"{claude}/-workspaces-other/{Other}.jsonl" };
        _codex["c-here"] = new FakeConversation("here", run.WorkingDirectory + "/sub");
        _codex["c-child"] = new FakeConversation("child") { IsSubagent = true, ParentId = "c-here" };
        _codex["c-away"] = new FakeConversation("away", "/another-machine/elsewhere");

        await run.RunAsync("list", "--sort", "title", "--subagents", "--json");

        Assert.Equal(["child", "foreign", "here"], Titles(run));
        Assert.Contains(run.WorkingDirectory + "/sub", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_is_looked_for_in_titles_and_prompts_and_nowhere_else()
    {
        _claude["title"] = new FakeConversation("About TIMEOUTS");
        _claude["prompt"] = new FakeConversation("x") { Messages = [FakeConversations.Said(Role.User, new TextPart("raise the timeout"))] };
        _claude["answer"] = new FakeConversation("y") { Messages = [FakeConversations.Said(Role.Assistant, new TextPart("timeout"))] };
        _claude["meta"] = new FakeConversation("z") { Messages = [FakeConversations.Said(Role.User, new TextPart("timeout")) with { IsMeta = true }] };
        using CommandLineRun run = Run();

        await run.RunAsync("list", "--all-projects", "--grep", "timeout", "--sort", "title", "--json");

        Assert.Equal(["About TIMEOUTS", "x"], Titles(run));
    }

    [Fact]
    public async Task Options_choose_agents_branches_and_times()
    {
        _claude["a"] = new FakeConversation("a") { Branch = "main" };
        _claude["b"] = new FakeConversation("b") { Last = s_now.AddDays(-8), Branch = "main" };
        _codex["c"] = new FakeConversation("c") { Branch = "side" };
        foreach ((string[] options, string expected) in ((string[], string)[])
        [
            (["--agent", "codex"], "c"), (["--agent", "claude"], "a b"), (["--branch", "main"], "a b"), (["--since", "7d"], "a c"),
            (["--since", "7d", "--branch", "main"], "a"), (["--since", "2026-05-12T12:00:00.001Z"], "a c"), (["--limit", "1"], "a"),
        ])
        {
            using CommandLineRun run = Run();
            Assert.Equal(ExitCode.Success, await run.RunAsync(["list", "--all-projects", "--sort", "title", "--json", .. options]));
            Assert.Equal(expected, string.Join(' ', Titles(run)));
        }
    }

    [Theory]
    [InlineData("--agent", "vim")]
    [InlineData("--since", "soon")]
    [InlineData("--sort", "size")]
    [InlineData("--limit", "0")]
    [InlineData("--repo", "/nowhere/at/all")]
    public async Task What_cannot_be_understood_is_a_usage_error(string option, string value)
    {
        using CommandLineRun run = Run();

        Assert.Equal(ExitCode.Usage, await run.RunAsync("list", option, value));
        Assert.Empty(run.Out);
        Assert.NotEmpty(run.Error);
    }

    [Fact]
    public async Task Another_machine_does_not_tell_what_is_in_its_sessions()
    {
        using CommandLineRun run = Run();

        Assert.Equal(ExitCode.Usage, await run.RunAsync("list", "--target", "dir:/x", "--grep", "word"));
        Assert.Contains("--target goes with neither --grep", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_unreadable_session_costs_itself_and_the_exit_code_says_so()
    {
        _claude["bad"] = new FakeConversation { Failure = new IOException("bad disk\u001b[2J") };
        _claude["torn"] = new FakeConversation("torn") { Warnings = [new ReadWarning("line 9", "no JSON")] };
        using CommandLineRun run = Run();

        Assert.Equal(ExitCode.Partial, await run.RunAsync("list", "--all-projects", "-v"));

        Assert.StartsWith("torn\t", run.Out, StringComparison.Ordinal);
        Assert.Contains("claude-code/torn: line 9: no JSON", run.Error, StringComparison.Ordinal);
        Assert.Contains("claude-code/bad cannot be read: bad disk\uFFFD[2J", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_session_is_a_result()
    {
        using CommandLineRun run = Run(isTerminal: true);

        Assert.Equal(ExitCode.Success, await run.RunAsync("list"));

        Assert.Empty(run.Out);
        Assert.StartsWith("There are no such sessions of ", run.Error, StringComparison.Ordinal);
    }

    private static void Journal(CommandLineRun run, string entry, string target, params (string Id, string Direction, long Size)[] writes)
    {
        string folder = Path.Combine(run.WorkingDirectory, "state", "journal", entry);
        Directory.CreateDirectory(folder);
        IEnumerable<string> lines = writes.Select(write =>
            $$"""{"type":"write","agent":"claude-code","session":"{{write.Id}}","file":"","direction":"{{write.Direction}}","path":"product/{{write.Id}}.jsonl","mode":"Append","from":{{write.Size - 10}},"bytes":10,"status":"Written"}""");
        File.WriteAllText(Path.Combine(folder, "entry.jsonl"), string.Join('\n', [$$"""{"type":"begin","target":"{{target}}"}""", .. lines, """{"type":"wri"""]));
    }

    private static IEnumerable<string> Titles(CommandLineRun run) =>
        JsonNode.Parse(run.Out)!["sessions"]!.AsArray().Select(session => session!["title"]!.GetValue<string>());

    private CommandLineRun Run(bool isTerminal = false, int width = 80) => new() { Readers = [_claude, _codex], IsTerminal = isTerminal, TerminalWidth = width };
}
