using SessionSync.IntegrationTests.Infrastructure;
using SessionSync.Operations.Sweeping;

namespace SessionSync.IntegrationTests.Scheduling;

/// <summary>The daemon alone, as a real process, with a script in the place of the sweep.</summary>
public sealed class DaemonTests : IDisposable
{
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly DaemonHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task It_sweeps_in_its_rhythm_and_ends_in_order()
    {
        await using RunningDaemon daemon = await _home.StartAsync("--every", "1s");
        await daemon.UntilAsync(() => daemon.Sweeps.Count >= 3, "three sweeps");

        DaemonRecord record = DaemonRecord.Load(_home.StateFolder)!;
        Assert.Equal(daemon.ProcessId, record.ProcessId);
        Assert.NotNull(record.Next);
        Assert.Equal(0, await daemon.EndAsync("TERM"));
        Assert.Null(DaemonRecord.Load(_home.StateFolder));
        Assert.Equal(daemon.Sweeps.Count, daemon.Sweeps.Distinct().Count());
        Assert.EndsWith("Daemon ended\n", daemon.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_tells_what_happened_and_no_title_and_only_its_owner_can_read_it()
    {
        _home.SweepBy("""
            echo '{"type":"session","target":"work","agent":"claude-code","id":"0b9c","title":"my secret plan","action":"pushed","status":"ok"}'
            echo '{"type":"session","target":"work","agent":"claude-code","id":"77aa","title":"my secret plan","status":"failed","reason":"the disk is full"}'
            echo '{"type":"error","target":"cs-1","code":4,"what":"Cannot reach cs-1\u001b[2J","why":"Timed out","do":[]}' >&2
            echo 'Unhandled: my secret plan' >&2
            echo '{"type":"summary","targets":[{"target":"work","pushed":1,"pulled":0,"appended":0,"merged":0,"unchanged":2,"skipped":0,"failed":1,"bytes_sent":10,"bytes_received":20,"connections":1,"seconds":0.1,"text":"work: 1 pushed, 1 failed, 2 unchanged (10 B up, 20 B down, 1 connection, 0.1 s)"}]}'
            exit 3
            """);
        await using RunningDaemon daemon = await _home.StartAsync("--cron", "0 4 * * *", "--now");
        await daemon.SaysAsync("Sweep done");
        await daemon.EndAsync("TERM");

        string log = _home.ReadLog();
        Assert.Equal(daemon.Said, log);
        Assert.Contains("work: 1 pushed, 1 failed, 2 unchanged (10 B up, 20 B down, 1 connection, 0.1 s)\n", log, StringComparison.Ordinal);
        Assert.Contains("WRN work: session claude-code 77aa failed: the disk is full\n", log, StringComparison.Ordinal);
        Assert.Contains("WRN Cannot reach cs-1\uFFFD[2J. Timed out\n", log, StringComparison.Ordinal);
        Assert.Contains("with failures", log, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", log, StringComparison.Ordinal);
        Assert.All(Directory.GetFiles(_home.LogFolder), file => Assert.Equal(OwnerFile, File.GetUnixFileMode(file)));
        Assert.Equal(OwnerFile | UnixFileMode.UserExecute, File.GetUnixFileMode(_home.LogFolder));
    }

    [Fact]
    public async Task A_second_daemon_is_refused_and_told_which_one_runs()
    {
        await using RunningDaemon daemon = await _home.StartAsync("--cron", "0 4 * * *");

        CommandResult second = (await _home.Cli.RunAsync("daemon")).ShouldExitWith(11);

        Assert.Contains($"Process {daemon.ProcessId} ", second.StandardError, StringComparison.Ordinal);
        Assert.Contains($"kill -HUP {daemon.ProcessId}", second.StandardError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_are_read_anew_on_SIGHUP_and_a_broken_file_changes_nothing()
    {
        const string Broken = """{ "daemon": { "evry": "1s" } }""";
        _home.WriteSettings("""{ "daemon": { "cron": "0 4 * * *" } }""");
        await using RunningDaemon daemon = await _home.StartAsync();
        _home.WriteSettings(Broken);
        await daemon.SignalAsync("HUP");
        await daemon.SaysAsync("There is no setting 'evry' here. Nothing changes: sweeps by the cron expression '0 0 4 * * ?'");
        Assert.Equal(Broken, await File.ReadAllTextAsync(_home.SettingsFile, TestContext.Current.CancellationToken));
        Assert.Empty(daemon.Sweeps);

        _home.WriteSettings("""{ "daemon": { "every": "1s" } }""");
        await daemon.SignalAsync("HUP");
        await daemon.SaysAsync("Settings read anew: sweeps every 1s");
        await daemon.UntilAsync(() => daemon.Sweeps.Count >= 2, "sweeps by the new schedule");
    }

    [Theory]
    [InlineData("""{ "daemon": { "every": "soon" } }""", 2, "'every' must be a time such as 90s")]
    [InlineData("""{ "daemon": { "cron": "61 * * * *" } }""", 2, "'61 * * * *' is no schedule")]
    [InlineData("""{ "daemon": { "every": "1h", "cron": "0 * * * *" } }""", 2, "exclude each other")]
    [InlineData("""{ "daemon": { "store": "hunter2" } }""", 2, "no PostgreSQL connection string")]
    [InlineData("""{ "daemon": { "store": "$NOT_THERE" } }""", 2, "NOT_THERE is not set")]
    [InlineData("""{ "daemon": { "store": "Host=127.0.0.1;Port=9;Username=me;Password=hunter2" } }""", 4, "cannot be reached")]
    public async Task What_cannot_work_does_not_start(string settings, int exitCode, string message)
    {
        _home.WriteSettings(settings);

        CommandResult result = (await _home.Cli.RunAsync("daemon")).ShouldExitWith(exitCode);

        Assert.Contains(message, result.StandardError, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", result.StandardError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_stops_because_the_disk_of_the_log_is_full()
    {
        await using Failures.SmallDisk disk = await Failures.SmallDisk.CreateAsync(_home.LogFolder);
        disk.Fill();
        await using RunningDaemon daemon = await _home.StartAsync("--every", "1s");
        await daemon.UntilAsync(() => daemon.Sweeps.Count >= 3, "three sweeps");

        Assert.Equal(0, await daemon.EndAsync("TERM"));
        Assert.Equal(2, daemon.Said.Split("warning: the log in").Length);
    }
}
