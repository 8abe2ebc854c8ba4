using SessionSync.Cli.CommandLine;
using SessionSync.Cli.Commands;
using SessionSync.Cli.Commands.Tree;
using SessionSync.Cli.Output;
using SessionSync.Cli.Startup;
using SessionSync.Operations.Sweeping;
using SessionSync.Platform;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Startup;

public sealed class PlainSweepLineTests
{
    private static readonly string[] Words =
    [
        "-q", "--quiet", "-v", "--verbose", "--json", "--days", "--parallel", "--ssh-config", "--color", "--time-limit", "--foo", "-qv", "--days=3", "--", "-", "",
        "3", "0", "never", "auto", "cs-1", "ssh:me@host:/src/sync-sessions", "push", "sweep", "target", "--start", "--all",
    ];

    [Theory]
    [InlineData("")]
    [InlineData("my-codespace --control-path /tmp/x --time-limit 20 -q")]
    public void A_plain_line_needs_no_command_tree(string line) =>
        Assert.NotNull(PlainSweepLine.Read(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    [Theory]
    [InlineData("--help")]
    [InlineData("--days x")]
    [InlineData("--parallel 2 --parallel 3")]
    [InlineData("--start")]
    [InlineData("push")]
    public void All_else_does(string line) => Assert.Null(PlainSweepLine.Read(line.Split(' ')));

    [Fact]
    public async Task What_is_read_is_what_the_command_tree_reads()
    {
        Random random = new(4712);
        int compared = 0;
        for (int round = 0; round < 4_000; round++)
        {
            string[] line = random.GetItems(Words, random.Next(6));
            if (PlainSweepLine.Read(line) is { } plain)
            {
                compared++;
                (SweepRequest request, ReportOptions report) = await FromTreeAsync(line);
                Assert.Equal(Text(request, report), Text(plain.ToRequest(Host), plain.Report));
            }
        }

        Assert.True(compared > 500, $"only {compared} lines were plain");
    }

    private static HostEnvironment Host { get; } = new("/", "/none", "/", "/", "/", static _ => null, false, false, false);

    private static async Task<(SweepRequest Request, ReportOptions Report)> FromTreeAsync(string[] line)
    {
        SweepRequest? seen = null;
        ReportOptions? told = null;
        Services services = new(Host, new StandardStreams(static () => TextWriter.Null, static () => TextWriter.Null), FixedTime.Noon, null!)
        {
            Reporter = (_, options) =>
            {
                told = options;
                return new QuietReporter(new TextNotices(static () => TextWriter.Null, isColored: false));
            },
            Sweep = (request, _, _) =>
            {
                seen = request;
                return Task.FromResult(new SweepResult(default, default, null, 0, 0));
            },
        };
        ParsedCommand parsed = CommandLineParser.Parse(CommandTree.For(["sweep"], services), ["sweep", .. line]);
        Assert.Null(UsageError.Find(parsed));
        await parsed.Command.Handler!(parsed);
        return (seen!, told!);
    }

    private static string Text(SweepRequest request, ReportOptions report) =>
        $"{request.Settings.Days} {request.Settings.Parallel} {request.Settings.Color} {request.SshConfig} {request.ControlPath} {report} {string.Join(' ', request.Targets.Select(target => target.Name))}";
}
