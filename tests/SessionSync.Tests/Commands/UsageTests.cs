using SessionSync.Cli.Output;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Commands;

public sealed class UsageTests
{
    [Theory]
    [InlineData("--foo", "Unknown option '--foo'", "sync-sessions")]
    [InlineData("-x", "Unknown option '-x'", "sync-sessions")]
    [InlineData("--dyas=3", "Unknown option '--dyas'; did you mean '--days'?", "sync-sessions")]
    [InlineData("--jsn", "Unknown option '--jsn'; did you mean '--json'?", "sync-sessions")]
    [InlineData("push --dry-rum", "Unknown option '--dry-rum'; did you mean '--dry-run'?", "sync-sessions push")]
    [InlineData("--days", "--days needs a value: --days N", "sync-sessions")]
    [InlineData("--days x", "--days takes a whole number of days from 1 to 36500, not 'x'", "sync-sessions")]
    [InlineData("--days 0", "--days takes a whole number of days from 1 to 36500, not '0'", "sync-sessions")]
    [InlineData("--prefer older", "--prefer takes 'merge' or 'newer', not 'older'", "sync-sessions")]
    [InlineData("--color red", "--color takes 'auto', 'always' or 'never', not 'red'", "sync-sessions")]
    [InlineData("--session --foo", "--session takes a value, not '--foo'", "sync-sessions")]
    [InlineData("--dry-run=true", "--dry-run takes no value", "sync-sessions")]
    [InlineData("--start:false", "--start takes no value", "sync-sessions")]
    [InlineData("-nx", "Unknown option '-x'", "sync-sessions")]
    [InlineData("-n=true", "-n takes no value", "sync-sessions")]
    [InlineData("search x --jsno", "Unknown option '--jsno'; did you mean '--json'?", "sync-sessions search")]
    [InlineData("hooks install --agent --bin", "--agent takes claude-code, not '--bin'", "sync-sessions hooks install")]
    [InlineData("-n push", "'push' is a command, and a command comes first", "sync-sessions")]
    [InlineData("push push", "'push' is a command, and a command comes first", "sync-sessions push")]
    [InlineData("target", "'target' needs a command: add, list, test, install or remove", "sync-sessions target")]
    [InlineData("target lst", "Unknown command 'lst'; did you mean 'list'?", "sync-sessions target")]
    [InlineData("target list --foo", "Unknown option '--foo'", "sync-sessions target list")]
    [InlineData("target list x", "Unexpected argument 'x'", "sync-sessions target list")]
    [InlineData("target add x", "URL is missing: sync-sessions target add NAME URL [OPTIONS]", "sync-sessions target add")]
    [InlineData("config show --days 3", "Unknown option '--days'", "sync-sessions config show")]
    public async Task A_wrong_command_line_gets_one_line_and_a_way_to_help(string line, string error, string command)
    {
        using CommandLineRun run = new();

        ExitCode code = await run.RunAsync(line.Split(' '));

        Assert.Equal(ExitCode.Usage, code);
        Assert.Equal($"sync-sessions: {error}\nRun '{command} --help'.\n", run.Error);
        Assert.Empty(run.Out);
        Assert.Null(run.Request);
    }

    [Fact]
    public async Task With_json_a_wrong_command_line_is_told_in_json()
    {
        using CommandLineRun run = new();

        Assert.Equal(ExitCode.Usage, await run.RunAsync("--json", "--foo"));

        Assert.StartsWith("{\"type\":\"error\",\"target\":null,\"code\":2,\"what\":\"Unknown option", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Out);
    }

    [Fact]
    public async Task Control_characters_of_an_argument_do_not_reach_the_terminal()
    {
        using CommandLineRun run = new();

        await run.RunAsync("--\u001b[31m\n");

        Assert.DoesNotContain('\u001b', run.Error);
        Assert.Equal(2, run.Error.Count(static character => character == '\n'));
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("help")]
    [InlineData("--foo --help")]
    public async Task Help_is_a_result(string line)
    {
        using CommandLineRun run = new();

        Assert.Equal(ExitCode.Success, await run.RunAsync(line.Split(' ')));

        Assert.StartsWith("Keeps the sessions of coding agents the same", run.Out, StringComparison.Ordinal);
        Assert.EndsWith("\nRun 'sync-sessions COMMAND --help' for the help of a command.\n", run.Out, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }

    [Theory]
    [InlineData("push --help", "sync-sessions push [TARGET...] [OPTIONS]")]
    [InlineData("target --help", "sync-sessions target COMMAND")]
    [InlineData("help target add", "sync-sessions target add NAME URL [OPTIONS]")]
    [InlineData("target remove -h", "sync-sessions target remove NAME")]
    [InlineData("config show --help", "sync-sessions config show [OPTIONS]")]
    public async Task Every_command_has_help_that_begins_with_examples_and_ends_with_exit_codes_unless_it_only_groups_others(string line, string usage)
    {
        using CommandLineRun run = new();

        Assert.Equal(ExitCode.Success, await run.RunAsync(line.Split(' ')));

        Assert.Contains($"\nUsage:\n  {usage}\n", run.Out, StringComparison.Ordinal);
        Assert.True(run.Out.IndexOf("Examples:", StringComparison.Ordinal) < run.Out.IndexOf("Usage:", StringComparison.Ordinal));
        Assert.Equal(!usage.EndsWith(" COMMAND", StringComparison.Ordinal), run.Out.Contains("\nExit codes:\n  0    all is well\n", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--version")]
    [InlineData("--version -q")]
    public async Task The_version_is_one_line(string line)
    {
        using CommandLineRun run = new();

        Assert.Equal(ExitCode.Success, await run.RunAsync(line.Split(' ')));

        Assert.Matches(@"^sync-sessions \d+\.\d+\.\d+\n$", run.Out);
    }
}
