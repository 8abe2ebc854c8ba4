using SessionSync.IntegrationTests.Infrastructure;
using SessionSync.Stores.Machines.Wire;

namespace SessionSync.IntegrationTests.Targets;

/// <summary>Where on another machine the project lies when nobody says so.</summary>
[Collection("ssh")]
public sealed class ProjectSearchTests(SshServer server) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_is_found_by_its_origin_among_the_projects_that_have_sessions_and_remembered()
    {
        using var machines = await WithoutPathAsync();
        await GitCheckout.CreateAsync(machines.RemoteProject, "git@github.com:Acme/Product.git");
        string other = Path.Combine(machines.RemoteHome, "other", "product");
        await GitCheckout.CreateAsync(other, "https://github.com/another/product.git");
        new ClaudeSessions(machines.RemoteHome, other).Add();
        var theirs = machines.There.Add();
        var mine = machines.Here.Add();

        SyncReport first = await machines.SyncAsync();
        SyncReport second = await machines.SyncAsync();

        Assert.Equal(new[] { mine.Id, theirs.Id }.Order(), machines.Here.Ids);
        Assert.Equal(new[] { mine.Id, theirs.Id }.Order(), machines.There.Ids);
        Assert.Equal((1, 1), (first.Summary.Connections, second.Summary.Connections));
        Assert.True(second.Summary.BytesReceived < 1200 && second.Summary.BytesReceived < first.Summary.BytesReceived / 2);
    }

    [Theory]
    [InlineData("claude-code")]
    [InlineData("codex")]
    [InlineData("gemini")]
    [InlineData("pi")]
    public async Task It_is_looked_for_once_whichever_agent_is_synced(string agent)
    {
        using var machines = await WithoutPathAsync();
        await GitCheckout.CreateAsync(machines.RemoteProject);

        SyncReport first = await machines.SyncAsync("--agent", agent);
        SyncReport second = await machines.SyncAsync("--agent", agent);
        SyncReport other = await machines.SyncAsync("--agent", agent == "pi" ? "codex" : "pi");

        // To ask for everything there takes some 600 bytes, beside what makes and sends the lists.
        int script = RemoteScript.LoadRequests(RemotePart.Lists).Length + RemoteScript.LoadRequests(RemotePart.Frames).Length;
        Assert.InRange(first.Summary.BytesSent - second.Summary.BytesSent - script, 400, 2000);
        Assert.Equal(second.Summary.BytesSent, other.Summary.BytesSent);
    }

    [Fact]
    public async Task It_is_found_at_the_same_place_below_home_without_any_session_there()
    {
        using var machines = await WithoutPathAsync("src/product");
        await GitCheckout.CreateAsync(machines.RemoteProject);
        var mine = machines.Here.Add();

        await machines.SyncTwiceAsync();

        Assert.True(machines.There.Find(mine.Id).Exists);
    }

    [Fact]
    public async Task It_is_found_from_a_session_that_was_had_in_a_subdirectory()
    {
        using var machines = await WithoutPathAsync();
        await GitCheckout.CreateAsync(machines.RemoteProject);
        string below = Directory.CreateDirectory(Path.Combine(machines.RemoteProject, "web")).FullName;
        var theirs = new ClaudeSessions(machines.RemoteHome, below).Add();

        await machines.SyncTwiceAsync();

        Assert.Equal(theirs.Bytes, new ClaudeSessions(machines.Home, machines.Project + "/web").Find(theirs.Id).Bytes);
    }

    [Fact]
    public async Task Several_checkouts_of_the_repository_are_an_error_that_lists_them()
    {
        using var machines = await WithoutPathAsync();
        string second = Path.Combine(machines.RemoteHome, "second", "product");
        foreach (string path in new[] { machines.RemoteProject, second })
        {
            await GitCheckout.CreateAsync(path);
            new ClaudeSessions(machines.RemoteHome, path).Add();
        }

        SyncReport report = await machines.RunAsync();

        report.Result.ShouldExitWith(2);
        Assert.Contains("several places", report.Result.StandardError, StringComparison.Ordinal);
        Assert.Contains(machines.RemoteProject, report.Result.StandardError, StringComparison.Ordinal);
        Assert.Contains(second, report.Result.StandardError, StringComparison.Ordinal);
        Assert.Empty(machines.Here.Ids);
    }

    [Fact]
    public async Task Where_it_is_not_found_the_error_says_what_to_type()
    {
        // The other machine sees this one's checkout at the same path, but without git it cannot tell the origin of a worktree.
        using var machines = await WithoutPathAsync(path: CommandFolder.CreateWithout(_folder.Combine("bin"), "git"));
        await GitCheckout.CreateAsync(machines.RemoteProject, "https://github.com/another/product.git");
        machines.There.Add();
        await machines.Checkout.CommitAsync();
        string bare = machines.Combine("bare.git");
        await machines.Checkout.RunAsync("clone", "-q", "--bare", ".", bare);
        await machines.Checkout.RunAsync("--git-dir", bare, "remote", "set-url", "origin", "https://github.com/acme/product.git");
        await machines.Checkout.RunAsync("--git-dir", bare, "worktree", "add", "-q", "-b", "topic", machines.Combine("worktree"));
        machines.Cli = machines.Cli with { WorkingDirectory = machines.Combine("worktree") };

        SyncReport report = await machines.RunAsync();

        report.Result.ShouldExitWith(2);
        Assert.Contains($"sync-sessions '{machines.Targets[0]}:/path/of/project'", Unescaped(report), StringComparison.Ordinal);
        Assert.Contains(machines.RemoteProject, report.Result.StandardError, StringComparison.Ordinal);
        Assert.Single(machines.There.Ids);
        Assert.False(Directory.Exists(Path.Combine(machines.Home, ".claude")));
    }

    [Fact]
    public async Task A_worktree_that_sessions_were_had_in_is_a_part_of_its_checkout()
    {
        using var machines = await WithoutPathAsync();
        var checkout = await GitCheckout.CreateAsync(machines.RemoteProject);
        await checkout.CommitAsync();
        string worktree = Path.Combine(machines.RemoteProject, ".claude", "worktrees", "topic");
        await checkout.AddWorktreeAsync(worktree, "topic");
        var theirs = new ClaudeSessions(machines.RemoteHome, worktree).Add();

        await machines.SyncTwiceAsync();

        Assert.Equal(theirs.Bytes, new ClaudeSessions(machines.Home, machines.Project + "/.claude/worktrees/topic").Find(theirs.Id).Bytes);
    }

    [Fact]
    public async Task A_project_without_origin_is_found_by_its_directorys_name()
    {
        using var machines = await WithoutPathAsync();
        await machines.Checkout.RunAsync("remote", "remove", "origin");
        Directory.CreateDirectory(machines.RemoteProject);
        var theirs = machines.There.Add();
        new ClaudeSessions(machines.RemoteHome, Directory.CreateDirectory(Path.Combine(machines.RemoteHome, "other")).FullName).Add();

        await machines.SyncTwiceAsync();

        Assert.Equal([theirs.Id], machines.Here.Ids);
    }

    [Fact]
    public async Task A_checkout_of_another_repository_at_the_given_path_is_warned_about()
    {
        using var machines = await TwoMachines.OverSshAsync(server);
        await GitCheckout.CreateAsync(machines.RemoteProject, "https://github.com/another/product.git");
        machines.Here.Add();

        SyncReport report = await machines.SyncAsync();

        Assert.Contains(report.Warnings, warning => warning.Contains("another/product", StringComparison.Ordinal));
    }

    private async Task<TwoMachines> WithoutPathAsync(string remoteProject = "work/product", string? path = null)
    {
        TwoMachines machines = await TwoMachines.OverSshAsync(server, await server.CreateHomeAsync(path: path), remoteProject: remoteProject);
        machines.Targets = [string.Join(':', machines.Targets[0].Split(':')[..2])];
        return machines;
    }

    private static string Unescaped(SyncReport report) => report.Result.StandardError.Replace("\\u0027", "'", StringComparison.Ordinal);
}
