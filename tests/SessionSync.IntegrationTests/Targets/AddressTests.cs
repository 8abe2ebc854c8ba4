using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Targets;

/// <summary>The forms in which another machine can be named.</summary>
[Collection("ssh")]
public sealed class AddressTests(SshServer server)
{
    [Fact]
    public async Task A_host_can_be_named_as_a_url_with_user_port_and_path()
    {
        using var machines = await TwoMachines.OverSshAsync(server);
        // The key of an alias is that of the address.
        string alias = machines.Targets[0].Split(':')[1];
        string config = File.ReadAllText(server.ConfigFile).Replace($"Host {alias}\n", "Host 127.0.0.1\n", StringComparison.Ordinal);
        machines.Options = ["--ssh-config", machines.Folder.Write("config", config[config.IndexOf("Host 127.0.0.1", StringComparison.Ordinal)..])];
        machines.Targets = [$"ssh://{server.User}@127.0.0.1:{server.Port}{machines.RemoteProject}"];
        var mine = machines.Here.Add();

        await machines.SyncTwiceAsync();

        Assert.True(machines.There.Find(mine.Id).Exists);
    }

    [Fact]
    public async Task A_user_can_be_named_with_an_alias()
    {
        using var machines = await TwoMachines.OverSshAsync(server);
        machines.Targets = [machines.Targets[0].Replace("ssh:", $"ssh:{server.User}@", StringComparison.Ordinal)];
        var mine = machines.Here.Add();

        await machines.SyncAsync();

        Assert.True(machines.There.Find(mine.Id).Exists);
    }

    [Fact]
    public async Task A_directory_can_be_relative_and_stands_for_a_home_with_the_project_at_the_same_path()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        machines.Cli = machines.Cli with { WorkingDirectory = machines.Folder.Path };
        machines.Targets = ["dir:there"];
        machines.Options = ["--repo", machines.Project];
        machines.There = new ClaudeSessions(machines.RemoteHome, machines.Project);
        var mine = machines.Here.Add();
        var theirs = machines.There.Add();

        await machines.SyncTwiceAsync();

        Assert.True(machines.There.Find(mine.Id).Exists && machines.Here.Find(theirs.Id).Exists);
    }

    [Fact]
    public async Task A_configured_name_carries_address_ssh_configuration_and_environment()
    {
        using var machines = await TwoMachines.OverSshAsync(server);
        string moved = Path.Combine(machines.RemoteHome, "moved");
        machines.There = new ClaudeSessions(machines.RemoteHome, machines.RemoteProject, moved);
        (await machines.Cli.RunAsync("target", "add", "work", machines.Targets[0], "--ssh-config", server.ConfigFile, "--env", $"CLAUDE_CONFIG_DIR={moved}")).ShouldExitWith(0);
        machines.Targets = ["work"];
        machines.Options = [];
        var mine = machines.Here.Add();

        SyncReport report = await machines.SyncTwiceAsync();
        (await machines.Cli.RunAsync("target", "test", "work")).ShouldExitWith(0);

        Assert.Equal("work", report.Summary.Target);
        Assert.True(machines.There.Find(mine.Id).Exists);
        Assert.False(Directory.Exists(Path.Combine(machines.RemoteHome, ".claude")));
    }

    [Fact]
    public async Task Targets_that_are_configured_for_the_repository_are_synced_without_being_named()
    {
        using var machines = await TwoMachines.OverSshAsync(server);
        (await machines.Cli.RunAsync("target", "add", "ours", machines.Targets[0], "--ssh-config", server.ConfigFile, "--repository", "Acme/Product")).ShouldExitWith(0);
        (await machines.Cli.RunAsync("target", "add", "theirs", "ssh:nowhere.invalid:/srv/product", "--repository", "other/product")).ShouldExitWith(0);
        machines.Targets = [];
        machines.Options = [];
        var gh = new GhStandIn(machines.Folder, server);
        machines.Cli = machines.Cli with { PathFolders = [gh.BinFolder], Variables = gh.Variables };
        var mine = machines.Here.Add();

        SyncReport report = await machines.SyncAsync();

        Assert.Equal("ours", report.Summary.Target);
        Assert.True(machines.There.Find(mine.Id).Exists);
    }

    [Fact]
    public async Task Several_targets_are_synced_in_one_run_and_each_is_told_about()
    {
        using var machines = await TwoMachines.OverSshAsync(server);
        string second = machines.Folder.CreateDirectory("second");
        machines.Targets = [.. machines.Targets, $"dir:{second}:/srv/product"];
        var mine = machines.Here.Add();
        var theirs = machines.There.Add();

        SyncReport report = await machines.SyncAsync();
        await machines.SyncAsync();

        Assert.Equal(machines.Targets.Order(), report.Summaries.Select(summary => summary.Target).Order());
        var elsewhere = new ClaudeSessions(second, "/srv/product");
        Assert.Equal(new[] { mine.Id, theirs.Id }.Order(), elsewhere.Ids);
        Assert.Equal(new[] { mine.Id, theirs.Id }.Order(), machines.There.Ids);
        (await machines.SyncAsync()).ShouldBeQuiet();
    }

    [Fact]
    public async Task A_target_that_cannot_be_reached_does_not_hold_up_the_others()
    {
        using var machines = await TwoMachines.OverSshAsync(server);
        machines.Targets = [.. machines.Targets, "ssh:nobody@127.0.0.1:/srv/product"];
        var mine = machines.Here.Add();

        SyncReport report = await machines.RunAsync();

        report.Result.ShouldExitWith(3);
        Assert.True(machines.There.Find(mine.Id).Exists);
        Assert.Contains("\"type\":\"error\",\"target\":\"ssh:nobody@127.0.0.1:/srv/product\"", report.Result.StandardError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_directory_that_there_is_not_does_not_hold_up_the_others_either()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        machines.Targets = [.. machines.Targets, $"dir:{machines.Combine("missing")}:/srv/product"];
        var mine = machines.Here.Add();

        SyncReport report = await machines.RunAsync();

        report.Result.ShouldExitWith(3);
        Assert.True(machines.There.Find(mine.Id).Exists);
        Assert.Contains("There is no directory", report.Result.StandardError, StringComparison.Ordinal);
    }
}
