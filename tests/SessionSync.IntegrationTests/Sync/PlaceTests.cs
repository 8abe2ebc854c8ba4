using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Sync;

/// <summary>Where in a project, and in whose, a session lies.</summary>
public sealed class PlaceTests
{
    [Theory]
    [InlineData("web/front.end")]
    [InlineData(".claude/worktrees/topic")]
    public async Task Sessions_of_a_subdirectory_or_worktree_keep_their_place_in_the_project(string place)
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        var here = new ClaudeSessions(machines.Home, $"{machines.Project}/{place}");
        var there = new ClaudeSessions(machines.RemoteHome, $"{machines.RemoteProject}/{place}");
        var mine = here.Add();
        var theirs = there.Add();

        await machines.SyncTwiceAsync();

        Assert.Equal(mine.Bytes, there.Find(mine.Id).Bytes);
        Assert.Equal(theirs.Bytes, here.Find(theirs.Id).Bytes);
        Assert.Empty(machines.Here.Ids);
        Assert.Empty(machines.There.Ids);
    }

    [Fact]
    public async Task A_run_in_a_subdirectory_or_a_worktree_syncs_the_whole_project()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        var top = machines.Here.Add();
        var below = new ClaudeSessions(machines.Home, machines.Project + "/web").Add();
        machines.Cli = machines.Cli with { WorkingDirectory = Directory.CreateDirectory(Path.Combine(machines.Project, "web", "deep")).FullName };

        await machines.SyncTwiceAsync();

        Assert.True(machines.There.Find(top.Id).Exists);
        Assert.True(new ClaudeSessions(machines.RemoteHome, machines.RemoteProject + "/web").Find(below.Id).Exists);
    }

    [Theory]
    [InlineData("")]
    [InlineData("../product-topic")]
    public async Task Sessions_of_a_worktree_beside_the_checkout_belong_to_the_project(string from)
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        await machines.Checkout.CommitAsync();
        string worktree = machines.Project + "-topic";
        await machines.Checkout.AddWorktreeAsync(worktree, "topic");
        var mine = machines.Here.Add();
        var beside = new ClaudeSessions(machines.Home, worktree).Add();
        machines.Cli = machines.Cli with { WorkingDirectory = Path.GetFullPath(from, machines.Project) };

        await machines.SyncTwiceAsync();
        Assert.True(machines.There.Find(mine.Id).Exists);
        var there = machines.There.Find(beside.Id);
        Assert.Equal(beside.Bytes, there.Bytes);
        there.AppendTurn("It went on there", DateTimeOffset.UtcNow.AddMinutes(-2));
        await machines.SyncTwiceAsync();

        Assert.Equal(there.Bytes, beside.Bytes);
        Assert.Equal([mine.Id], machines.Here.Ids);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Sessions_of_another_clone_belong_to_the_project_whether_it_was_synced_before_or_not(bool wasSynced)
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        var clone = await GitCheckout.CreateAsync(Path.Combine(machines.Home, "clone"));
        CliRunner elsewhere = machines.Cli with { WorkingDirectory = clone.Path };
        if (wasSynced)
        {
            (await elsewhere.RunAsync(machines.Targets[0])).ShouldExitWith(0);
        }

        var beside = new ClaudeSessions(machines.Home, clone.Path).Add();
        var mine = machines.Here.Add();

        await machines.SyncTwiceAsync();

        Assert.Equal(beside.Bytes, machines.There.Find(beside.Id).Bytes);
        Assert.Equal([mine.Id], machines.Here.Ids);
        (await elsewhere.RunAsync(machines.Targets[0])).ShouldExitWith(0);
        Assert.Equal([beside.Id], new ClaudeSessions(machines.Home, clone.Path).Ids);
    }

    [Fact]
    public async Task Sessions_of_a_checkout_that_was_renamed_since_it_was_synced_still_belong_to_it()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        var synced = machines.There.Add();
        await machines.SyncTwiceAsync();
        var fork = machines.Here.Add(workingDirectory: machines.RemoteProject);
        string renamed = machines.Project + "-renamed";
        Directory.Move(machines.Project, renamed);
        machines.Cli = machines.Cli with { WorkingDirectory = renamed };

        await machines.SyncTwiceAsync();

        Assert.Equal(fork.Bytes, machines.There.Find(fork.Id).Bytes);
        Assert.True(machines.Here.Find(synced.Id).Exists);
        Assert.Empty(new ClaudeSessions(machines.Home, renamed).Ids);
    }

    [Fact]
    public async Task A_session_that_went_on_while_its_checkout_was_renamed_still_belongs_to_it()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        string renamed = machines.Project + "-renamed";
        var session = machines.Here.Add(workingDirectory: renamed);
        Directory.Move(machines.Project, renamed);
        machines.Cli = machines.Cli with { WorkingDirectory = renamed };

        await machines.SyncTwiceAsync();

        Assert.Equal(session.Bytes, machines.There.Find(session.Id).Bytes);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_session_of_a_directory_that_is_gone_and_was_called_much_like_the_project_is_named_by_every_run(bool isHere)
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        machines.Here.Add();
        await machines.SyncTwiceAsync();
        (string home, string project) = isHere ? (machines.Home, machines.Project) : (machines.RemoteHome, machines.RemoteProject);
        string id = new ClaudeSessions(home, project + "-topic").Add().Id;
        new ClaudeSessions(home, project + "ive").Add();

        for (int run = 0; run < 2; run++)
        {
            string warning = Assert.Single((await machines.SyncAsync()).Warnings);
            Assert.Contains(id, warning, StringComparison.Ordinal);
            Assert.Contains($"{project}-topic", warning, StringComparison.Ordinal);
        }

        if (isHere)
        {
            Directory.CreateDirectory(project + "-topic");
            machines.Here.Add();
            Assert.Empty((await machines.SyncAsync()).Warnings);
        }
    }

    [Fact]
    public async Task Sessions_of_a_worktree_beside_the_checkout_stay_the_projects_when_it_is_removed()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        await machines.Checkout.CommitAsync();
        string worktree = machines.Project + "-topic";
        await machines.Checkout.AddWorktreeAsync(worktree, "topic");
        await machines.SyncTwiceAsync();
        var late = new ClaudeSessions(machines.Home, worktree).Add();
        Directory.Delete(worktree, recursive: true);

        await machines.SyncTwiceAsync();

        Assert.Equal(late.Bytes, machines.There.Find(late.Id).Bytes);
    }

    [Theory]
    [InlineData("web")]
    [InlineData(null)]
    public async Task A_session_that_lies_in_another_folder_there_is_paired_with_it(string? place)
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        var elsewhere = new ClaudeSessions(machines.RemoteHome, place is null ? "/workspaces/another" : $"{machines.RemoteProject}/{place}");
        var mine = machines.Here.Add();
        var moved = elsewhere.CopyFrom(mine);
        mine.AppendTurn("It went on here", DateTimeOffset.UtcNow.AddMinutes(-2));

        await machines.SyncTwiceAsync();
        Assert.Equal(mine.Bytes, moved.Bytes);
        moved.AppendTurn("And then there", DateTimeOffset.UtcNow.AddMinutes(-1));
        await machines.SyncTwiceAsync();

        Assert.Equal(moved.Bytes, mine.Bytes);
        Assert.False(machines.There.Find(mine.Id).Exists);
        Assert.False(new ClaudeSessions(machines.Home, machines.Project + "/web").Find(mine.Id).Exists);
    }

    [Theory]
    [InlineData("web")]
    [InlineData(null)]
    public async Task A_session_that_lies_in_another_folder_here_is_paired_with_it(string? place)
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        var elsewhere = new ClaudeSessions(machines.Home, place is null ? "/srv/another" : $"{machines.Project}/{place}");
        var theirs = machines.There.Add();
        var moved = elsewhere.CopyFrom(theirs);
        theirs.AppendTurn("It went on there", DateTimeOffset.UtcNow.AddMinutes(-2));

        await machines.SyncTwiceAsync();
        Assert.Equal(theirs.Bytes, moved.Bytes);
        moved.AppendTurn("And then here", DateTimeOffset.UtcNow.AddMinutes(-1));
        await machines.SyncTwiceAsync();

        Assert.Equal(moved.Bytes, theirs.Bytes);
        Assert.False(machines.Here.Find(theirs.Id).Exists);
    }

    [Fact]
    public async Task A_session_whose_records_name_another_machines_directory_belongs_to_the_folder_it_lies_in()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        var mine = machines.Here.Add(workingDirectory: @"C:\Users\me\product");
        var theirs = machines.There.Add(workingDirectory: "/Users/me/product");

        await machines.SyncTwiceAsync();

        Assert.Equal(mine.Bytes, machines.There.Find(mine.Id).Bytes);
        Assert.Equal(theirs.Bytes, machines.Here.Find(theirs.Id).Bytes);
    }

    [Fact]
    public async Task What_arrives_lies_in_the_folder_of_this_machines_path_and_in_no_other()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        machines.There.Add();
        machines.There.Add();

        await machines.SyncAsync();

        string projects = Path.Combine(machines.Home, ".claude", "projects");
        Assert.Equal([ClaudeSessions.Encode(machines.Project)], Directory.EnumerateDirectories(projects).Select(path => Path.GetFileName(path)));
    }

    [Theory]
    [InlineData("product-two")]
    [InlineData("my-product")]
    [InlineData("productive")]
    public async Task A_sibling_with_a_similar_name_is_never_touched(string sibling)
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        var siblingHere = new ClaudeSessions(machines.Home, Path.Combine(Path.GetDirectoryName(machines.Project)!, sibling));
        var siblingThere = new ClaudeSessions(machines.RemoteHome, $"/workspaces/{sibling}");
        siblingHere.Add();
        siblingThere.Add();
        var mine = machines.Here.Add();
        var theirs = machines.There.Add();

        await machines.SyncTwiceAsync();

        Assert.Equal((1, 1), (siblingHere.Ids.Count, siblingThere.Ids.Count));
        Assert.Equal(new[] { mine.Id, theirs.Id }.Order(), machines.Here.Ids);
        Assert.Equal(new[] { mine.Id, theirs.Id }.Order(), machines.There.Ids);
    }

    [Fact]
    public async Task Two_projects_that_share_a_folder_name_are_told_apart_by_what_their_records_say()
    {
        using var machines = await TwoMachines.WithDirectoryAsync(remoteProject: "/workspaces/b-c");
        var ours = machines.There.Add();
        var notOurs = new ClaudeSessions(machines.RemoteHome, "/workspaces/b/c").Add();
        var mine = machines.Here.Add();
        Assert.Equal(ours.Folder, notOurs.Folder);

        await machines.SyncTwiceAsync();

        Assert.Equal(new[] { ours.Id, mine.Id }.Order(), machines.Here.Ids);
    }

    [Fact]
    public async Task A_project_reached_by_a_link_is_the_one_that_the_link_leads_to()
    {
        using var machines = await TwoMachines.WithDirectoryAsync(remoteProject: "/nowhere");
        string real = machines.Folder.CreateDirectory("there", "real", "product");
        string link = machines.Combine("there", "link");
        Directory.CreateSymbolicLink(link, machines.Combine("there", "real"));
        string linkHere = machines.Combine("shortcut");
        Directory.CreateSymbolicLink(linkHere, machines.Project);
        machines.Targets = [$"dir:{machines.RemoteHome}:{link}/product"];
        machines.Cli = machines.Cli with { WorkingDirectory = linkHere };
        machines.There = new ClaudeSessions(machines.RemoteHome, real);
        var mine = machines.Here.Add();
        var theirs = machines.There.Add();

        await machines.SyncTwiceAsync();

        Assert.True(machines.There.Find(mine.Id).Exists);
        Assert.True(machines.Here.Find(theirs.Id).Exists);
    }
}
