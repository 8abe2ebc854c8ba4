using SessionSync.Cli.CommandLine;
using SessionSync.Cli.Commands;
using SessionSync.Cli.Commands.Completion;
using SessionSync.Cli.Commands.Sync;
using SessionSync.Cli.Output;
using SessionSync.Cli.Startup;
using SessionSync.Platform;
using SessionSync.Sync.Planning;

namespace SessionSync.Tests.Startup;

public sealed class PlainCommandLineTests
{
    private static readonly string[] Words =
    [
        "-n", "--dry-run", "-q", "--quiet", "-v", "--verbose", "--json", "--exit-code", "--start", "--all-sessions", "--restore-missing",
        "--repo", "--days", "--session", "--ssh-config", "--prefer", "--color", "--foo", "-nq", "--days=3", "--", "-", "",
        "3", "0", "newer", "never", "auto", "cs-1", "ssh:me@host:/src/sync-sessions", "@file", "true", "[x]", "push", "sync", "target", "sync-sessions",
    ];

    [Theory]
    [InlineData("")]
    [InlineData("push my-codespace")]
    [InlineData("ssh:me@host:/src --ssh-config conf -n --days 30 --repo .")]
    [InlineData("-q -v --json --color never --prefer newer --session 0b9c --start")]
    public void A_plain_line_needs_no_command_tree(string line) =>
        Assert.NotNull(PlainCommandLine.Read(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("--version")]
    [InlineData("--days x")]
    [InlineData("--days 3 --days 3")]
    [InlineData("-n push")]
    [InlineData("target list")]
    [InlineData("--foo")]
    public void All_else_does(string line) => Assert.Null(PlainCommandLine.Read(line.Split(' ')));

    [Fact]
    public void What_is_read_is_what_the_command_tree_reads()
    {
        Random random = new(4711);
        int compared = 0;
        for (int round = 0; round < 4_000; round++)
        {
            string[] line = random.GetItems(Words, random.Next(6));
            if (PlainCommandLine.Read(line) is { } plain)
            {
                compared++;
                Assert.Equal(Text(FromTree(line)), Text(plain));
            }
        }

        Assert.True(compared > 500, $"only {compared} lines were plain");
    }

    private static SyncArguments FromTree(string[] line)
    {
        HostEnvironment host = new("/none", "/none", "/none", "/none", "/", static _ => null, false, false, false);
        SyncOptions options = new(new Offers(new Services(host, new StandardStreams(static () => TextWriter.Null, static () => TextWriter.Null), TimeProvider.System, static (_, _, _) => throw new InvalidOperationException())));
        string? verb = line is ["sync" or "push" or "pull", ..] ? line[0] : null;
        SyncDirection direction = verb switch { "push" => SyncDirection.Push, "pull" => SyncDirection.Pull, _ => SyncDirection.Both };
        CommandNode command = new("sync-sessions", "") { Arguments = options.Arguments, Options = options.All, Handler = static _ => Task.FromResult(ExitCode.Success) };
        ParsedCommand parsed = CommandLineParser.Parse(command, verb is null ? line : line[1..]);
        Assert.Null(UsageError.Find(parsed));
        return options.Read(parsed, direction);
    }

    private static string Text(SyncArguments arguments) => $"{arguments} {string.Join(' ', arguments.Targets)}";
}
