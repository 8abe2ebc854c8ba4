namespace SessionSync.IntegrationTests.Scheduling;

/// <summary>Daemons on several machines that share their schedule in a real PostgreSQL.</summary>
public sealed class DaemonClusterTests
{
    [Fact]
    public async Task Every_fire_happens_once_and_the_work_goes_on_when_one_machine_is_gone()
    {
        await using PostgresServer server = await PostgresServer.StartAsync();
        using DaemonHome here = DaemonHome.SharedBy(server);
        using DaemonHome there = DaemonHome.SharedBy(server);
        await using RunningDaemon one = await here.StartAsync("--every", "1s");
        await using RunningDaemon other = await there.StartAsync("--every", "1s");
        await one.UntilAsync(() => one.Sweeps.Count + other.Sweeps.Count >= 6, "six sweeps");
        await one.SignalAsync("KILL");
        int before = other.Sweeps.Count;
        await other.UntilAsync(() => other.Sweeps.Count >= before + 2, "the other one to go on");

        Assert.Equal(0, await other.EndAsync("TERM"));

        // What the killed one was at may be done again by the other, which cannot know how far it came.
        string[] sweeps = [.. one.Sweeps.SkipLast(1), .. other.Sweeps];
        Assert.Equal(sweeps.Length, sweeps.Distinct().Count());
    }
}
