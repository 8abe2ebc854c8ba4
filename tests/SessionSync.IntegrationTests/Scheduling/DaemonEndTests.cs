using SessionSync.Daemon;
using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Scheduling;

/// <summary>How a daemon ends while it sweeps, and how it goes on after it was asleep.</summary>
public sealed class DaemonEndTests : IDisposable
{
    private readonly DaemonHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task SIGTERM_waits_for_the_session_in_hand()
    {
        _home.SweepBy("""
            trap 'sleep 1; echo finished >"$FOLDER/trace"; exit 143' TERM
            echo begun >"$FOLDER/trace"
            while :; do sleep 0.1; done
            """);
        await using RunningDaemon daemon = await _home.StartAsync("--every", "1s");
        await daemon.UntilAsync(() => File.Exists(_home.Combine("trace")), "the sweep");

        Assert.Equal(0, await daemon.EndAsync("TERM"));

        Assert.Equal("finished\n", await File.ReadAllTextAsync(_home.Combine("trace"), TestContext.Current.CancellationToken));
        Assert.Contains("Sweep ended early", daemon.Said, StringComparison.Ordinal);
        Assert.Single(daemon.Sweeps);
    }

    [Fact]
    public async Task Ctrl_C_reaches_the_sweep_only_through_the_daemon()
    {
        _home.SweepBy("""
            trap 'echo finished >"$FOLDER/trace"; exit 143' TERM
            echo begun >"$FOLDER/trace"
            (sleep 2; echo undisturbed >"$FOLDER/connection")
            while :; do sleep 0.1; done
            """);

        // A terminal sends it to all processes in the foreground, which are a group.
        string leader = _home.Combine("leader");
        await File.WriteAllTextAsync(leader, $"#!/bin/sh\nexec setsid {_home.Cli.Program} \"$@\"\n", TestContext.Current.CancellationToken);
        File.SetUnixFileMode(leader, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        _home.Cli = _home.Cli with { Program = leader };
        await using RunningDaemon daemon = await _home.StartAsync("--every", "1s");
        await daemon.UntilAsync(() => File.Exists(_home.Combine("trace")), "the sweep");

        await new Command("/bin/sh", "-c", $"kill -INT -{daemon.ProcessId}").RunAsync();

        Assert.Equal(0, await daemon.EndAsync());
        Assert.Equal("finished\n", await File.ReadAllTextAsync(_home.Combine("trace"), TestContext.Current.CancellationToken));
        Assert.True(File.Exists(_home.Combine("connection")), "what the sweep had started was interrupted");
    }

    [Fact]
    public async Task The_second_signal_ends_it_at_once()
    {
        _home.SweepBy("""
            trap '' TERM
            echo begun >"$FOLDER/trace"
            sleep 5
            """);
        await using RunningDaemon daemon = await _home.StartAsync("--every", "1s");
        await daemon.UntilAsync(() => File.Exists(_home.Combine("trace")), "the sweep");
        await daemon.SignalAsync("TERM");
        await daemon.SaysAsync("Told to end");

        Assert.Equal(143, await daemon.EndAsync("TERM"));
        Assert.DoesNotContain("Daemon ended", daemon.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sweep_that_will_not_end_is_killed()
    {
        _home.SweepBy("""
            trap '' TERM
            echo $$ >"$FOLDER/trace"
            while :; do sleep 0.1; done
            """);
        using CancellationTokenSource stop = new();
        SweepProcess process = new([_home.StandIn], new SweepReport(Serilog.Core.Logger.None), TimeProvider.System) { Patience = TimeSpan.FromMilliseconds(200) };
        Task sweep = process.RunAsync(stop.Token);
        while (!File.Exists(_home.Combine("trace")))
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        await stop.CancelAsync();
        await sweep;

        string pid = await File.ReadAllTextAsync(_home.Combine("trace"), TestContext.Current.CancellationToken);
        Assert.NotEqual(0, (await new Command("/bin/sh", "-c", $"kill -0 {pid}").RunAsync()).ExitCode);
    }

    [Theory]
    [InlineData("--every", "2s")]
    [InlineData("--cron", "0/2 * * * * ?")]
    public async Task Of_the_runs_missed_while_asleep_one_is_made_up(params string[] schedule)
    {
        await using RunningDaemon daemon = await _home.StartAsync(schedule);
        await daemon.SaysAsync("Sweep done");
        await daemon.SignalAsync("STOP");
        int before = daemon.Sweeps.Count;
        await Task.Delay(TimeSpan.FromSeconds(7), TestContext.Current.CancellationToken);
        await daemon.UntilAsync(() => DateTimeOffset.UtcNow.Second % 2 == 1, "an odd second, in which no run of the cron expression is due");
        await daemon.SignalAsync("CONT");
        await daemon.UntilAsync(() => daemon.Sweeps.Count >= before + 2, "sweeps after the sleep");
        await daemon.EndAsync("TERM");

        // A second one that was made up for would be due before the first began, or the moment it was done.
        DateTimeOffset next = DateTimeOffset.Parse(daemon.Sweeps[before + 1], null);
        DateTimeOffset begun = Begun(daemon, before);
        Assert.True(next >= begun && (schedule[0] == "--cron" ? next.Second % 2 == 0 : next >= begun.AddSeconds(1)), daemon.Said);
    }

    private static DateTimeOffset Begun(RunningDaemon daemon, int sweep) => DateTimeOffset.Parse(
        daemon.Said.Split('\n').Where(line => line.Contains("Sweep begun", StringComparison.Ordinal)).ElementAt(sweep)[..26], null);
}
