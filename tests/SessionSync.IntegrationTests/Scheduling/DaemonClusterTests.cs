using System.Collections.Immutable;

namespace SessionSync.IntegrationTests.Scheduling;

/// <summary>Daemons on several machines that share their schedule in a real PostgreSQL.</summary>
public sealed class DaemonClusterTests
{
    [Fact]
    public async Task Every_fire_happens_once_and_the_work_goes_on_when_one_machine_is_gone()
    {
        await using PostgresServer server = await PostgresServer.StartAsync();
        using DaemonHome here = Member(server);
        using DaemonHome there = Member(server);
        await using RunningDaemon one = await here.StartAsync("--every", "1s");
        await using RunningDaemon other = await there.StartAsync("--every", "1s");
        await one.UntilAsync(() => one.Sweeps.Count + other.Sweeps.Count >= 6, "six sweeps");
        await one.SignalAsync("KILL");
        int before = other.Sweeps.Count;
        await other.UntilAsync(() => other.Sweeps.Count >= before + 2, "the other one to go on");

        Assert.Equal(0, await other.EndAsync("TERM"));
        string[] sweeps = [.. one.Sweeps, .. other.Sweeps];
        Assert.Equal(sweeps.Length, sweeps.Distinct().Count());
    }

    [Fact]
    public async Task A_store_that_goes_away_is_waited_for()
    {
        await using PostgresServer server = await PostgresServer.StartAsync();
        using DaemonHome here = Member(server);
        await using RunningDaemon daemon = await here.StartAsync("--every", "1s");
        await daemon.UntilAsync(() => daemon.Sweeps.Count >= 2, "two sweeps");
        await server.PauseAsync();
        await daemon.UntilAsync(() => daemon.Said.Contains(" ERR ", StringComparison.Ordinal), "the daemon to miss its store");
        await daemon.SignalAsync("HUP");
        int before = daemon.Sweeps.Count;
        await server.ResumeAsync();
        await daemon.UntilAsync(() => daemon.Sweeps.Count >= before + 2, "sweeps once the store is back");

        Assert.Equal(0, await daemon.EndAsync("TERM"));
    }

    private static DaemonHome Member(PostgresServer server)
    {
        DaemonHome home = new();
        home.Cli = home.Cli with { Variables = ImmutableDictionary<string, string>.Empty.Add("SYNC_SESSIONS_DAEMON_STORE", server.ConnectionString) };
        return home;
    }
}
