using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Sync;

/// <summary>A directory that was named and is none, or not the checkout that was meant, and sessions that lie elsewhere there.</summary>
[Collection("ssh")]
public sealed class DoubtfulPlaceTests(SshServer server)
{
    [Fact]
    public async Task A_directory_that_is_not_there_is_told_and_nothing_is_made_there_when_there_is_nothing_to_do()
    {
        using var machines = await TwoMachines.OverSshAsync(server);
        ClaudeSessions elsewhere = KnownElsewhere(machines);

        SyncReport report = await machines.SyncTwiceAsync();

        Assert.Equal((0, 0, 0, 0, 0, 0), report.Summary.Counts);
        Assert.Equal([$"There is no {machines.RemoteProject} there: an agent finds the sessions that go there only once there is"], report.Warnings);
        Assert.Equal([Path.GetFileName(elsewhere.Folder)], FoldersThere(machines));
    }

    [Fact]
    public async Task A_directory_that_nothing_tells_to_be_the_repository_is_told_and_nothing_is_made_for_it_when_there_is_nothing_to_do()
    {
        using var machines = await TwoMachines.OverSshAsync(server);
        Directory.CreateDirectory(machines.RemoteProject);
        ClaudeSessions elsewhere = KnownElsewhere(machines);

        SyncReport report = await machines.SyncTwiceAsync();

        Assert.Equal((0, 0, 0, 0, 0, 0), report.Summary.Counts);
        Assert.Equal([$"{machines.RemoteProject} there has no origin, so nothing tells that it is acme/product"], report.Warnings);
        Assert.Equal([Path.GetFileName(elsewhere.Folder)], FoldersThere(machines));
    }

    [Fact]
    public async Task Of_a_checkout_whose_sessions_lie_elsewhere_nothing_is_told_and_no_empty_folder_is_left()
    {
        using var machines = await TwoMachines.OverSshAsync(server);
        await GitCheckout.CreateAsync(machines.RemoteProject);
        var elsewhere = new ClaudeSessions(machines.RemoteHome, "/srv/elsewhere");
        elsewhere.CopyFrom(machines.Here.Add(workingDirectory: "/srv/elsewhere"));

        SyncReport report = await machines.SyncTwiceAsync();

        Assert.Empty(report.Warnings);
        Assert.Equal([Path.GetFileName(elsewhere.Folder)], FoldersThere(machines));
    }

    [Fact]
    public async Task A_directory_that_stands_for_a_home_need_not_have_the_project()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        machines.Here.Add();

        Assert.Empty((await machines.SyncAsync()).Warnings);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_dry_run_finds_sessions_in_other_folders_as_the_run_does(bool isThere)
    {
        using var machines = await TwoMachines.OverSshAsync(server);
        ClaudeSessions from = isThere ? machines.Here : machines.There;
        var elsewhere = new ClaudeSessions(isThere ? machines.RemoteHome : machines.Home, "/srv/else where");
        elsewhere.CopyFrom(from.Add());
        elsewhere.CopyFrom(from.Add()).AppendTurn("It went on", DateTimeOffset.UtcNow);
        from.Add();

        SyncReport planned = await machines.SyncAsync("-n");
        SyncReport done = await machines.SyncAsync();

        Assert.Equal(2, done.Sessions.Count);
        Assert.Equal(done.Sessions.Select(Told).Order(), planned.Sessions.Select(Told).Order());
    }

    private static string Told(SessionLine line) => $"{line.Id} {line.Action} {line.Direction} {line.Reason}";

    /// <summary>Has a session here, with a file beside it, that the other machine holds for another directory.</summary>
    private static ClaudeSessions KnownElsewhere(TwoMachines machines)
    {
        var session = machines.Here.Add(workingDirectory: "/srv/elsewhere");
        session.WriteSideFile("tool-results/one.txt", "a result");
        var elsewhere = new ClaudeSessions(machines.RemoteHome, "/srv/elsewhere");
        elsewhere.CopyFrom(session);
        return elsewhere;
    }

    private static IEnumerable<string?> FoldersThere(TwoMachines machines) =>
        Directory.EnumerateDirectories(Path.GetDirectoryName(machines.There.Folder)!).Select(Path.GetFileName);
}
