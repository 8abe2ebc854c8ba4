using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Targets;

/// <summary>Codespaces, through a stand-in for gh that leads to the ssh server.</summary>
[Collection("codespaces")]
public sealed class CodespaceTests(SshServer server)
{
    [Fact]
    public async Task Without_a_target_every_running_codespace_of_the_repository_is_synced()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        var gh = Use(machines);
        var (first, second, other) = (await server.CreateHomeAsync(), await server.CreateHomeAsync(), await server.CreateHomeAsync());
        gh.Add(new Codespace("first", "Acme/Product", Home: first));
        gh.Add(new Codespace("second", Home: second));
        gh.Add(new Codespace("other-org", "other/product", Home: other));
        var mine = machines.Here.Add();
        var theirs = new ClaudeSessions(first.Path, "/workspaces/Product").Add();
        var foreign = new ClaudeSessions(other.Path, "/workspaces/product").Add();

        SyncReport report = await machines.SyncAsync();

        Assert.Equal(["first", "second"], report.Summaries.Select(summary => summary.Target).Order());
        Assert.True(new ClaudeSessions(second.Path, "/workspaces/product").Find(mine.Id).Exists);
        Assert.True(machines.Here.Find(theirs.Id).Exists);
        Assert.False(machines.Here.Find(foreign.Id).Exists);
        Assert.Equal([foreign.Id], new ClaudeSessions(other.Path, "/workspaces/product").Ids);
        Assert.Equal((1, 1, 0), (first.CountConnections(), second.CountConnections(), other.CountConnections()));
    }

    [Fact]
    public async Task Codespaces_and_configured_targets_are_synced_together()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        Use(machines).Add(new Codespace("first", Home: await server.CreateHomeAsync()));
        (await machines.Cli.RunAsync("target", "add", "disk", $"dir:{machines.RemoteHome}:/srv/product", "--repository", "acme/product")).ShouldExitWith(0);
        machines.Here.Add();

        SyncReport report = await machines.SyncAsync();

        Assert.Equal(["disk", "first"], report.Summaries.Select(summary => summary.Target).Order());
    }

    [Fact]
    public async Task A_stopped_codespace_is_never_contacted_unless_that_is_asked_for()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        var gh = Use(machines);
        var home = await server.CreateHomeAsync();
        gh.Add(new Codespace("asleep", State: "Shutdown", Home: home));
        var mine = machines.Here.Add();

        SyncReport unnamed = await machines.RunAsync();
        machines.Targets = ["asleep"];
        SyncReport named = await machines.RunAsync();
        unnamed.Result.ShouldExitWith(4);
        named.Result.ShouldExitWith(4);
        Assert.All(new[] { unnamed, named }, report => Assert.Contains("sync-sessions asleep --start", report.Result.StandardError, StringComparison.Ordinal));
        Assert.Empty(gh.Started);
        Assert.DoesNotContain(gh.Invocations, line => line.Contains(" ssh ", StringComparison.Ordinal));
        await machines.SyncAsync("--start");

        Assert.Equal(["asleep"], gh.Started);
        Assert.True(new ClaudeSessions(home.Path, "/workspaces/product").Find(mine.Id).Exists);
    }

    [Fact]
    public async Task No_codespace_is_ever_stopped_or_deleted_and_one_with_sessions_that_cannot_come_home_least_of_all()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        var gh = Use(machines);
        var home = await server.CreateHomeAsync();
        gh.Add(new Codespace("first", Home: home));
        var unsynced = new ClaudeSessions(home.Path, "/workspaces/product").Add();
        Directory.CreateDirectory(machines.Here.Find(unsynced.Id).Transcript);
        machines.Targets = ["first"];

        foreach (string[] arguments in (string[][])[["pull"], ["push"], ["sync"], ["sync", "--prefer", "newer"], ["target", "test"]])
        {
            await machines.Cli.RunAsync([.. arguments, "first"]);
        }

        Assert.DoesNotContain(gh.Invocations, line => line.Contains(" delete", StringComparison.Ordinal) || line.Contains(" stop", StringComparison.Ordinal));
        Assert.Equal("Available", gh.StateOf("first"));
        Assert.True(unsynced.Exists);
    }

    [Theory]
    [InlineData("Starting")]
    [InlineData("ShuttingDown")]
    [InlineData("Rebuilding")]
    public async Task Only_one_that_is_available_counts_as_running(string state)
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        var gh = Use(machines);
        gh.Add(new Codespace("between", State: state, Home: await server.CreateHomeAsync()));

        (await machines.RunAsync()).Result.ShouldExitWith(4);

        Assert.Empty(gh.Started);
    }

    [Fact]
    public async Task A_codespace_of_another_repository_is_refused_even_when_it_is_named()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        var home = await server.CreateHomeAsync();
        Use(machines).Add(new Codespace("foreign", "other/product", Home: home));
        machines.Targets = ["foreign"];
        machines.Here.Add();

        SyncReport report = await machines.RunAsync();

        report.Result.ShouldExitWith(12);
        Assert.Contains("other/product", report.Result.StandardError, StringComparison.Ordinal);
        Assert.Equal(0, home.CountConnections());
    }

    [Fact]
    public async Task A_name_that_there_is_not_is_told_with_those_that_there_are()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        Use(machines).Add(new Codespace("the-right-one"));
        machines.Targets = ["the-wrong-one"];

        SyncReport report = await machines.RunAsync();

        report.Result.ShouldExitWith(2);
        Assert.Contains("the-right-one", report.Result.StandardError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_there_is_nothing_to_sync_with_it_says_what_was_looked_for_and_what_to_type()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        Use(machines).Add(new Codespace("foreign", "other/product"));

        CommandResult result = await machines.Cli.RunAsync();

        result.ShouldExitWith(4);
        Assert.Contains("No Codespace of acme/product runs, and no target is configured for it", result.StandardError, StringComparison.Ordinal);
        Assert.Contains("sync-sessions ssh:HOST", result.StandardError, StringComparison.Ordinal);
        Assert.Contains("sync-sessions target add NAME ssh:HOST --repository acme/product", result.StandardError, StringComparison.Ordinal);
    }

    private GhStandIn Use(TwoMachines machines)
    {
        var gh = new GhStandIn(machines.Folder, server);
        machines.Targets = [];
        machines.Cli = machines.Cli with { PathFolders = [gh.BinFolder], Variables = gh.Variables };
        return gh;
    }
}
