using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Targets;

/// <summary>Another machine has the repository in more directories than the one that was asked for.</summary>
[Collection("codespaces")]
public sealed class RemotePlacesTests(SshServer server)
{
    [Fact]
    public async Task A_codespace_whose_agents_work_elsewhere_is_synced_there()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        RemoteHome far = await server.CreateHomeAsync();
        var gh = new GhStandIn(machines.Folder, server);
        gh.Add(new Codespace("one", Home: far));
        machines.Cli = machines.Cli with { PathFolders = [gh.BinFolder], Variables = gh.Variables };
        machines.Targets = ["one"];
        var workspace = await GitCheckout.CreateAsync(far.Combine("workspace"));
        var there = new ClaudeSessions(far.Path, workspace.Path);
        var theirs = there.Add();
        var mine = machines.Here.Add();

        SyncReport first = await machines.SyncAsync();
        SyncReport second = await machines.SyncAsync();

        Assert.Contains(workspace.Path, Assert.Single(first.Warnings), StringComparison.Ordinal);
        second.ShouldBeQuiet();
        Assert.Equal(new[] { mine.Id, theirs.Id }.Order(), machines.Here.Ids);
        Assert.Equal(new[] { mine.Id, theirs.Id }.Order(), there.Ids);
        Assert.Empty(new ClaudeSessions(far.Path, "/workspaces/product").Ids);
    }

    [Fact]
    public async Task Sessions_of_a_worktree_beside_the_one_that_was_named_come_along_and_go_back()
    {
        using var machines = await TwoMachines.OverSshAsync(server);
        var checkout = await GitCheckout.CreateAsync(machines.RemoteProject);
        await checkout.CommitAsync();
        string worktree = machines.RemoteProject + "-topic";
        await checkout.AddWorktreeAsync(worktree, "topic");
        var there = new ClaudeSessions(machines.RemoteHome, worktree);
        var beside = there.Add();
        var theirs = machines.There.Add();

        await machines.SyncTwiceAsync();
        var here = machines.Here.Find(beside.Id);
        Assert.Equal(beside.Bytes, here.Bytes);
        here.AppendTurn("It went on here", DateTimeOffset.UtcNow.AddMinutes(-2));
        await machines.SyncTwiceAsync();

        Assert.Equal(here.Bytes, beside.Bytes);
        Assert.Equal([theirs.Id], machines.There.Ids);
    }

    [Fact]
    public async Task A_worktree_at_the_same_place_on_both_sides_keeps_its_sessions()
    {
        using var machines = await TwoMachines.OverSshAsync(server);
        var checkout = await GitCheckout.CreateAsync(machines.RemoteProject);
        foreach (GitCheckout one in (GitCheckout[])[checkout, machines.Checkout])
        {
            await one.CommitAsync();
            await one.AddWorktreeAsync(one.Path + "-topic", "topic");
        }

        var there = new ClaudeSessions(machines.RemoteHome, machines.RemoteProject + "-topic");
        var here = new ClaudeSessions(machines.Home, machines.Project + "-topic");
        var theirs = there.Add();
        var mine = here.Add();

        await machines.SyncTwiceAsync();

        Assert.Equal(new[] { mine.Id, theirs.Id }.Order(), here.Ids);
        Assert.Equal(new[] { mine.Id, theirs.Id }.Order(), there.Ids);
        Assert.Empty(machines.Here.Ids);
        Assert.Empty(machines.There.Ids);
    }

    [Theory]
    [InlineData("product", true)]
    [InlineData("product", false)]
    [InlineData("work", true)]
    public async Task Sessions_of_a_checkout_that_was_renamed_there_are_synced(string name, bool wasSynced)
    {
        using var machines = await TwoMachines.OverSshAsync(server);
        string folder = Path.GetDirectoryName(machines.RemoteProject)!;
        var checkout = await GitCheckout.CreateAsync(Path.Combine(folder, name));
        string address = machines.Targets[0][..^machines.RemoteProject.Length];
        machines.Targets = [address + checkout.Path];
        if (wasSynced)
        {
            machines.Here.Add();
            await machines.SyncTwiceAsync();
        }

        var late = new ClaudeSessions(machines.RemoteHome, checkout.Path).Add();
        string renamed = checkout.Path + "-renamed";
        Directory.Move(checkout.Path, renamed);
        machines.Targets = [address + renamed];

        await machines.SyncTwiceAsync();

        Assert.Equal(late.Bytes, machines.Here.Find(late.Id).Bytes);
    }

    [Fact]
    public async Task A_session_that_went_on_while_its_checkout_was_renamed_there_is_synced()
    {
        using var machines = await TwoMachines.OverSshAsync(server);
        string renamed = machines.RemoteProject + "-renamed";
        await GitCheckout.CreateAsync(renamed);
        var session = new ClaudeSessions(machines.RemoteHome, machines.RemoteProject).Add(workingDirectory: renamed);
        machines.Targets = [machines.Targets[0] + "-renamed"];

        SyncReport report = await machines.SyncAsync();

        Assert.Equal(session.Bytes, machines.Here.Find(session.Id).Bytes);
        Assert.Contains(report.Warnings, warning => warning.Contains($"lie in {renamed} and in {machines.RemoteProject} there", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sessions_of_a_directory_that_was_synced_by_mistake_and_still_is_there_do_not_come_along()
    {
        using var machines = await TwoMachines.OverSshAsync(server);
        string other = Directory.CreateDirectory(machines.RemoteProject + "-other").FullName;
        string address = machines.Targets[0][..^machines.RemoteProject.Length];
        machines.Targets = [address + other];
        machines.Here.Add();
        await machines.SyncAsync();
        var foreign = new ClaudeSessions(machines.RemoteHome, other).Add();
        machines.Targets = [address + machines.RemoteProject];

        await machines.SyncTwiceAsync();

        Assert.False(machines.Here.Find(foreign.Id).Exists);
    }
}
