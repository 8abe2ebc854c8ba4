namespace SessionSync.IntegrationTests.Scheduling;

/// <summary>A daemon whose shared store comes and goes.</summary>
public sealed class DaemonStoreTests
{
    [Fact]
    public async Task A_store_that_goes_away_is_waited_for()
    {
        await using PostgresServer server = await PostgresServer.StartAsync();
        using DaemonHome here = DaemonHome.SharedBy(server);
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

    [Fact]
    public async Task A_daemon_ends_in_order_while_its_store_is_away()
    {
        await using PostgresServer server = await PostgresServer.StartAsync();
        using DaemonHome here = DaemonHome.SharedBy(server);
        here.SweepBy("sleep 2");
        await using RunningDaemon daemon = await here.StartAsync("--every", "1h");
        await daemon.SaysAsync("Sweep begun");
        await server.PauseAsync();
        await daemon.SaysAsync("Sweep done");

        Assert.Equal(0, await daemon.EndAsync("TERM"));
    }
}
