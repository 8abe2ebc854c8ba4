using System.Text.Json.Nodes;
using SessionSync.Cli.Output;
using SessionSync.Model.Conversations;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Commands.Show;

public sealed class ShowCommandTests
{
    private readonly FakeConversations _claude = new("claude-code");
    private readonly FakeConversations _codex = new("codex");

    [Fact]
    public async Task What_was_said_is_shown_in_full_and_what_tools_did_in_short()
    {
        _claude["11111111-a"] = Conversation(
            FakeConversations.Said(Role.User, new TextPart("context")) with { IsMeta = true },
            FakeConversations.Said(Role.User, new TextPart("Please\n\tfix it")),
            FakeConversations.Said(Role.Assistant, new ThinkingPart("Hm.\nWell."), new TextPart("I look.")),
            FakeConversations.Said(Role.Assistant, new ToolCallPart("1", "Bash", """{"command":"ls"}"""), new ToolCallPart("2", "Edit", """{"file_path":"a.cs","old_string":"x\none","new_string":"x\ntwo\nthree"}"""),
                new ToolCallPart("3", "TodoWrite", """{"todos":[{"content":"Read","status":"completed"},{"content":"Write","status":"pending"}]}"""), new ToolCallPart("4", "Wait", """{"seconds":5}""")),
            FakeConversations.Said(Role.User, new ToolResultPart("1", string.Join('\n', Enumerable.Range(1, 20)), IsError: true)),
            FakeConversations.Said(Role.User, new ImagePart("image/png", new string('A', 4000))),
            FakeConversations.Said(Role.Assistant, new SummaryPart("All so far"), new UnknownPart("server_tool", "{}"), new AttachmentPart("a.txt", "text")));
        using CommandLineRun run = Run();

        Assert.Equal(ExitCode.Success, await run.RunAsync("show", "11111111"));

        Assert.Equal(
            """
            Fix the build
            claude-code/11111111-a
            /workspaces/demo, main, claude-opus-5-5
            2 messages, 2.0M tokens

            User  2026-05-20 12:00Z
            Please
            	fix it

            Assistant  2026-05-20 12:00Z
            (thinks) Hm.
              Well.
            I look.
            > Bash ls
            > Edit a.cs
              - one
              + two
              + three
            > TodoWrite 1 of 2 done
              ☑ Read
              ☐ Write
            > Wait {"seconds":5}

            Tool  2026-05-20 12:00Z
              (failed) 1
              2
              3
              4
              5
              6
              … 14 more lines

            User  2026-05-20 12:00Z
            (image/png, 3.0 KB)

            Assistant  2026-05-20 12:00Z
            (what came before, in short)
            All so far
            (server_tool, 2 B)
            (a.txt) text

            Go on with it: claude --resume 11111111-a

            """,
            run.Out);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task What_a_tool_printed_keeps_its_indent_and_loses_its_colours()
    {
        _claude["11111111-a"] = Conversation(FakeConversations.Said(Role.User, new ToolResultPart("1", "\n\n    \u001b[31mred\u001b[0m\n  next\n")));
        using CommandLineRun run = Run();

        await run.RunAsync("show", "1");

        Assert.Contains("\n      red\n    next\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_line_goes_on_with_the_session_where_it_was_had()
    {
        using CommandLineRun run = Run();
        _codex["11111111-b"] = Conversation() with { Directory = run.WorkingDirectory };
        _codex["22222222-b"] = Conversation() with { IsSubagent = true };

        await run.RunAsync("show", "1");
        string first = run.Out;
        await run.RunAsync("show", "2");

        Assert.EndsWith($"\nGo on with it: cd {run.WorkingDirectory} && codex resume 11111111-b\n", first, StringComparison.Ordinal);
        Assert.DoesNotContain("Go on", run.Out[first.Length..], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_id_is_told_with_how_many_it_can_mean()
    {
        for (int index = 0; index < 12; index++)
        {
            _claude[$"11111111-{index}"] = Conversation();
        }

        using CommandLineRun run = Run();

        Assert.Equal(ExitCode.Usage, await run.RunAsync("show", ""));

        Assert.StartsWith("sync-sessions: An empty id can mean 12 sessions.\n  These are the latest 10 of them.\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_content_reaches_the_terminal_but_as_text()
    {
        const string Evil = "\u001b]0;owned\u0007\u001b[2J\u009b31m\u202e\r\b";
        _claude["11111111-a"] = Conversation(FakeConversations.Said(
            Role.Assistant,
            new TextPart(Evil), new ThinkingPart(Evil), new SummaryPart(Evil), new ToolCallPart(Evil, Evil, Evil), HostileEdit(Evil), HostileList(Evil), new ToolResultPart(Evil, Evil),
            new ImagePart(Evil, Evil), new AttachmentPart(Evil, Evil), new UnknownPart(Evil, Evil))) with
        {
            Title = Evil,
            Branch = Evil,
            Model = Evil,
            Directory = "/" + Evil,
            Warnings = [new ReadWarning(Evil, Evil)],
        };
        using CommandLineRun run = Run();

        await run.RunAsync("show", "11111111-a");
        await run.RunAsync("show", "11111111-a", "--cost");
        await run.RunAsync("show", "11111111-a", "--json");

        Assert.DoesNotContain(run.Out + run.Error, letter => char.IsControl(letter) && letter is not ('\n' or '\t'));
        Assert.DoesNotContain('\u202e', run.Out + run.Error);
    }

    [Fact]
    public async Task Of_a_long_edit_the_first_lines_are_shown_in_colour()
    {
        string lines = string.Join("\\n", Enumerable.Range(1, 9));
        _claude["11111111-a"] = Conversation(FakeConversations.Said(Role.Assistant, new ToolCallPart("1", "Edit", $$"""{"path":"a.cs","oldText":"0","newText":"{{lines}}"}""")));
        using CommandLineRun run = Run();

        await run.RunAsync("show", "11111111", "--color", "always");

        Assert.Contains("\u001b[1m> Edit\u001b[0m a.cs\n\u001b[31m  - 0\u001b[0m\n\u001b[32m  + 1\u001b[0m\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("\u001b[32m  + 5\u001b[0m\n\u001b[2m  … 4 more lines\u001b[0m\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_has_the_session_and_a_type_on_every_message_and_part()
    {
        _claude["11111111-a"] = Conversation(
            FakeConversations.Said(Role.User, new TextPart("h\u00e9 \ud83d\ude00")),
            FakeConversations.Said(Role.Assistant, new TextPart(new string('\u00e9', 100_000)), new ToolCallPart("1", "Bash", "{}")));
        using CommandLineRun run = Run();

        Assert.Equal(ExitCode.Success, await run.RunAsync("show", "11111111-a", "--json"));

        JsonNode document = JsonNode.Parse(run.Out)!;
        Assert.Equal("11111111-a", document["session"]!["id"]!.GetValue<string>());
        JsonArray messages = document["messages"]!.AsArray();
        Assert.Equal(["user", "assistant"], messages.Select(message => message!["type"]!.GetValue<string>()));
        Assert.Equal(["text", "tool_call"], messages[1]!["parts"]!.AsArray().Select(part => part!["type"]!.GetValue<string>()));
        Assert.Equal("h\u00e9 \ud83d\ude00", messages[0]!["parts"]![0]!["text"]!.GetValue<string>());
        Assert.Equal(new string('\u00e9', 100_000), messages[1]!["parts"]![0]!["text"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_cost_is_told_by_model_and_unknown_models_are_named()
    {
        _claude["11111111-a"] = Conversation(FakeConversations.Said(Role.Assistant) with { Model = "mock", Tokens = new TokenUsage(0, 1_000_000, 0, 0) });
        using CommandLineRun run = Run();

        Assert.Equal(ExitCode.Success, await run.RunAsync("show", "11111111-a", "--cost"));

        Assert.Equal(
            "MODEL\tINPUT\tOUTPUT\tCACHE READ\tCACHE WRITE\tCOST\tPRICED AS\n"
            + "claude-opus-5-5\t1000000\t0\t0\t0\t$4.00\tclaude-opus-5-5\n"
            + "mock\t0\t1000000\t0\t0\tunknown\t\n"
            + "total\t1000000\t1000000\t0\t0\t$4.00 and more\t\n",
            run.Out);
        Assert.Contains("By the list prices of 20", run.Error, StringComparison.Ordinal);
        Assert.Contains("The price of mock is not known.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cost_is_a_document_too()
    {
        _claude["11111111-a"] = Conversation();
        using CommandLineRun run = Run();

        await run.RunAsync("show", "11111111-a", "--cost", "--json");

        JsonNode cost = JsonNode.Parse(run.Out)!;
        Assert.Equal((8m, true), (cost["dollars"]!.GetValue<decimal>(), cost["complete"]!.GetValue<bool>()));
        Assert.Equal("claude-opus-5-5", cost["models"]![0]!["priced_as"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_beginning_that_several_have_lists_them()
    {
        _claude["11111111-a"] = Conversation();
        _codex["11111111-b"] = Conversation() with { Title = "The other\u001b[1m" };
        using CommandLineRun run = Run();

        Assert.Equal(ExitCode.Usage, await run.RunAsync("show", "1111"));

        Assert.Contains("show claude-code/11111111-a  Fix the build", run.Error, StringComparison.Ordinal);
        Assert.Contains("show codex/11111111-b  The other", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Out);
        Assert.Equal(ExitCode.Success, await run.RunAsync("show", "codex/1"));
        Assert.Equal(ExitCode.Success, await run.RunAsync("show", "claude/1"));
    }

    [Fact]
    public async Task An_id_that_nobody_has_and_a_session_that_cannot_be_read_are_failures()
    {
        _claude["11111111-a"] = Conversation() with { Failure = new UnauthorizedAccessException("closed") };
        using CommandLineRun run = Run();

        Assert.Equal(ExitCode.Usage, await run.RunAsync("show", "9"));
        Assert.Equal(ExitCode.Failure, await run.RunAsync("show", "1"));
        Assert.Contains("claude-code/11111111-a cannot be read", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_could_not_be_read_is_told_once_after_it()
    {
        _claude["11111111-a"] = Conversation() with { Warnings = [new ReadWarning("line 7", "no JSON")] };
        using CommandLineRun run = Run();

        Assert.Equal(ExitCode.Success, await run.RunAsync("show", "11111111-a"));

        Assert.Equal("warning: line 7: no JSON\n", run.Error);
    }

    private static FakeConversation Conversation(params Message[] messages) => new("Fix the build", "/workspaces/demo")
    {
        Branch = "main",
        Model = "claude-opus-5-5",
        Tokens = messages.Any(message => message.Tokens is not null) ? new TokenUsage(1_000_000, 1_000_000, 0, 0) : new TokenUsage(2_000_000, 0, 0, 0),
        Messages = messages,
    };

    private CommandLineRun Run() => new() { Readers = [_claude, _codex] };

    private static ToolCallPart HostileEdit(string text) =>
        new(text, text, new JsonObject { ["file_path"] = text, ["old_string"] = $"a{text}", ["new_string"] = $"b{text}" }.ToJsonString());

    private static ToolCallPart HostileList(string text) =>
        new(text, text, new JsonObject { ["todos"] = new JsonArray(new JsonObject { ["content"] = text, ["status"] = text }) }.ToJsonString());
}
