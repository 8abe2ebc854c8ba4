using SessionSync.Cli.Output;
using SessionSync.Configuration;
using SessionSync.Model.Sessions;
using SessionSync.Platform;
using SessionSync.Sync.Execution;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Output;

public sealed class ReporterTests : IDisposable
{
    private readonly StringWriter _out = new();
    private readonly StringWriter _error = new();
    private readonly WatchedWriter _drawn = new();

    public void Dispose()
    {
        _out.Dispose();
        _error.Dispose();
        _drawn.Dispose();
    }

    [Fact]
    public async Task Without_a_terminal_the_result_has_raw_values_with_tabs_between_and_the_error_stream_only_what_is_wrong()
    {
        await ReportAsync(new ReportOptions());

        Assert.Equal(
            "cs-1\tclaude-code\t0b9c\tpushed\tpush\t2026-05-20T09:00:00.000Z\t123456\t2048\tFix the\uFFFD[31m [flaky] test\tOnly here\n"
            + "cs-1\tclaude-code\t77aa\tfailed\tpull\t\t5\t0\t\tIt changed meanwhile: size 5, not 6\n"
            + "cs-1: 2 pushed, 1 pulled, 3 appended, 41 unchanged (12.4 KB up, 3.1 KB down, 1 connection, 0.8 s)\n",
            _out.ToString());
        Assert.Equal(
            "warning: cs-1: the clock is off\n"
            + "error: Cannot reach 'cs-1'.\n  Connection refused.\n  Try: ssh -v cs-1\n   or: sync-sessions -v\n",
            _error.ToString());
    }

    [Fact]
    public async Task On_a_terminal_the_result_is_a_table_without_anything_that_came_from_elsewhere_to_steer_it()
    {
        await ReportAsync(new ReportOptions(), isTerminal: true, color: ColorMode.Never);

        Assert.Contains("Fix the\uFFFD[31m [", _out.ToString(), StringComparison.Ordinal);
        Assert.Contains("→", _out.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", _out.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b[31m", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_names_the_agents_where_there_are_several()
    {
        var table = new ResultTable(new StandardStreams(() => _out, () => _error), FixedTime.Noon, isColored: false, isDumb: false);
        SessionOutcome other = Samples.Pushed with { Session = new SessionKey(new AgentId("codex"), "0b9c") };

        table.Write([Samples.Pushed, Samples.Failed]);
        Assert.DoesNotContain("Agent", _out.ToString(), StringComparison.Ordinal);
        table.Write([Samples.Pushed, other]);

        Assert.Contains("Agent", _out.ToString(), StringComparison.Ordinal);
        Assert.Matches(@"claude-code +Fix the", _out.ToString());
        Assert.Matches(@"codex +Fix the", _out.ToString());
    }

    [Fact]
    public async Task A_log_that_wants_to_know_gets_a_line_per_session()
    {
        await ReportAsync(new ReportOptions(IsVerbose: true));

        Assert.StartsWith(
            "cs-1: pushed Fix the\uFFFD[31m [flaky] test (2.0 KB)\ncs-1: failed 77aa: It changed meanwhile: size 5, not 6\n", _error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 10, 5, "")]
    [InlineData(1, 1, 5, "")]
    [InlineData(1, 10, 5, "5 s left")]
    [InlineData(1, 10, 200, "4 min left")]
    [InlineData(1, 10, 20_000, "6 h left")]
    [InlineData(1, 10, 90_000, "")]
    public void How_long_it_will_take_is_said_once_there_is_a_rate_to_tell_it_by(double done, int elapsed, int remaining, string expected) =>
        Assert.Equal(expected, RemainingTime.Of(done, TimeSpan.FromSeconds(elapsed), TimeSpan.FromSeconds(remaining)));

    [Fact]
    public async Task A_run_that_ends_at_once_never_draws()
    {
        await ReportAsync(new ReportOptions(), isTerminal: true, color: ColorMode.Never);

        Assert.StartsWith("warning: ", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_run_draws_bars_by_bytes_or_else_by_sessions_and_takes_them_away()
    {
        await using (ProgressBars bars = new(new StandardStreams(() => _out, () => _drawn), isColored: false))
        {
            bars.Progress(new SyncProgress("cs-[1]", SyncPhase.Transferring, 3, 20, 1_000, 20_000));
            bars.Progress(new SyncProgress("cs-2", SyncPhase.Transferring, 4, 16, 0, 0));
            await UntilDrawnAsync("cs-2: 4 of 16");
            bars.Notices.Warning("cs-[1]", "slow");
            await UntilDrawnAsync("slow");
        }

        Assert.Contains("cs-[1]: 3 of 20 files, 1.0 KB of 20.0 KB", _drawn.Text, StringComparison.Ordinal);
        Assert.Matches(@"cs-2: 4 of 16 sessions .* 25%", _drawn.Text);
        Assert.Contains("cs-[1]: slow", _drawn.Text, StringComparison.Ordinal);
        Assert.EndsWith("\u001b[?25h", _drawn.Text, StringComparison.Ordinal);
        Assert.Empty(_out.ToString());
    }

    [Fact]
    public async Task Quiet_says_errors_only()
    {
        await ReportAsync(new ReportOptions(IsQuiet: true));

        Assert.Empty(_out.ToString());
        Assert.DoesNotContain("warning", _error.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("error: cs-1: Session claude-code/77aa failed.\n  size 5, not 6.\n", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Details_are_for_those_who_ask()
    {
        await ReportAsync(new ReportOptions(IsVerbose: true), isTerminal: true, color: ColorMode.Never);

        Assert.Contains("cs-1: ssh -o X\n", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_prints_what_would_happen_once()
    {
        await ReportAsync(new ReportOptions(IsDryRun: true));

        Assert.DoesNotContain("pushed", _error.ToString() + _out, StringComparison.Ordinal);
        Assert.StartsWith("cs-1\tclaude-code\t0b9c\tpush\tpush\t", _out.ToString(), StringComparison.Ordinal);
        Assert.Contains("\ncs-1\tclaude-code\t77aa\tfailed\tpull\t", _out.ToString(), StringComparison.Ordinal);
        Assert.Contains("2 to push", _out.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_lines_have_exactly_these_fields()
    {
        await ReportAsync(new ReportOptions(IsJson: true, IsVerbose: true));

        Assert.Equal(
            """
            {"type":"session","target":"cs-1","agent":"claude-code","id":"0b9c","title":"Fix the\u001B[31m [flaky] test","action":"pushed","direction":"push","reason":"Only here","bytes":2048,"size":123456,"last_message_at":"2026-05-20T09:00:00.000Z","status":"ok","detail":null}
            {"type":"session","target":"cs-1","agent":"claude-code","id":"77aa","title":"","action":"failed","direction":"pull","reason":"It changed meanwhile","bytes":0,"size":5,"last_message_at":null,"status":"failed","detail":"size 5,\nnot 6"}
            {"type":"summary","targets":[{"target":"cs-1","pushed":2,"pulled":1,"appended":3,"merged":0,"unchanged":41,"skipped":0,"failed":0,"older":0,"bytes_sent":12400,"bytes_received":3100,"connections":1,"seconds":0.84,"text":"cs-1: 2 pushed, 1 pulled, 3 appended, 41 unchanged (12.4 KB up, 3.1 KB down, 1 connection, 0.8 s)"}]}

            """,
            _out.ToString());
        Assert.Equal(
            """
            {"type":"detail","target":"cs-1","text":"ssh -o X"}
            {"type":"warning","target":"cs-1","text":"the clock is off"}
            {"type":"error","target":"cs-1","code":4,"what":"Cannot reach \u0027cs-1\u0027","why":"Connection refused","do":["ssh -v cs-1","sync-sessions -v"]}

            """,
            _error.ToString());
    }

    [Fact]
    public async Task The_json_of_a_dry_run_is_the_plan()
    {
        await ReportAsync(new ReportOptions(IsDryRun: true, IsJson: true));

        Assert.StartsWith("{\"type\":\"plan\",\"target\":\"cs-1\",\"agent\":\"claude-code\",\"id\":\"0b9c\",", _out.ToString(), StringComparison.Ordinal);
    }

    private async Task UntilDrawnAsync(string text)
    {
        while (!_drawn.Text.Contains(text, StringComparison.Ordinal))
        {
            await Task.Delay(20);
        }
    }

    private async Task ReportAsync(ReportOptions options, bool isTerminal = false, ColorMode color = ColorMode.Auto)
    {
        HostEnvironment host = new("/", "/c", "/s", "/k", "/", static _ => null, isTerminal, isTerminal, isTerminal);
        await using ISyncReporter reporter = Reporters.Create(new StandardStreams(() => _out, () => _error), host, FixedTime.Noon, color, options);
        reporter.Progress(new SyncProgress("cs-1", SyncPhase.Listing, 0, 0, 0, 0));
        reporter.Session(Samples.Pushed);
        reporter.Session(Samples.Failed);
        reporter.Detail("cs-1", "ssh -o X");
        reporter.Warning("cs-1", "the clock is off");
        reporter.Failure("cs-1", new SyncException(FailureKind.Unreachable, "Cannot reach 'cs-1'", "Connection refused", "ssh -v cs-1", "sync-sessions -v"));
        await reporter.FinishAsync([Samples.Summary]);
    }
}
