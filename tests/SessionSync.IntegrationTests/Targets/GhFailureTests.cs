using System.Collections.Immutable;
using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Targets;

/// <summary>What is said when gh, GitHub or a Codespace is not as it should be.</summary>
[Collection("codespaces")]
public sealed class GhFailureTests(SshServer server) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_missing_gh_is_told_with_where_to_get_it()
    {
        CliRunner cli = await RunnerAsync(null);
        cli = cli with { Path = CommandFolder.CreateWithout(_folder.Combine("bin"), "gh") };

        CommandResult result = await cli.RunAsync("some-codespace");

        result.ShouldExitWith(4);
        Assert.Contains("gh, is not on the PATH", result.StandardError, StringComparison.Ordinal);
        Assert.Contains("https://cli.github.com", result.StandardError, StringComparison.Ordinal);
        Assert.Contains("sync-sessions ssh:HOST", result.StandardError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_names_a_target_that_is_none_is_told_which_there_are_where_gh_cannot_be_asked()
    {
        CliRunner cli = await RunnerAsync(null);
        cli = cli with { Path = CommandFolder.CreateWithout(_folder.Combine("bin"), "gh") };
        (await cli.RunAsync("target", "add", "work", "ssh:box")).ShouldExitWith(0);

        CommandResult result = await cli.RunAsync("something-else");

        result.ShouldExitWith(4);
        Assert.StartsWith("error: Nothing tells what 'something-else' is.\n  The configured targets are work, and as a Codespace it cannot be looked up", result.StandardError, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(GhMode.LoggedOut, "gh is not logged in", "gh auth login")]
    [InlineData(GhMode.Unreachable, "GitHub cannot be reached", "Check the network")]
    [InlineData(GhMode.RateLimited, "GitHub wants us to slow down", "Try again later")]
    public async Task An_account_or_network_that_does_not_work_is_told_with_what_to_do(GhMode mode, string why, string whatToDo)
    {
        CliRunner cli = await RunnerAsync(new GhStandIn(_folder, server) { Mode = mode });

        foreach (string[] arguments in new string[][] { [], ["some-codespace"] })
        {
            CommandResult result = await cli.RunAsync(arguments);

            result.ShouldExitWith(4);
            Assert.Contains(why, result.StandardError, StringComparison.Ordinal);
            Assert.Contains(whatToDo, result.StandardError, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("nosshd", "It has no SSH server", "ghcr.io/devcontainers/features/sshd:1")]
    [InlineData("pending", "It is busy", "Try again in a minute")]
    public async Task A_codespace_that_lets_nobody_in_is_told_with_what_to_do(string flag, string why, string whatToDo)
    {
        var gh = new GhStandIn(_folder, server);
        gh.Add(new Codespace("closed", Home: await server.CreateHomeAsync(), Flags: flag));

        CommandResult result = await (await RunnerAsync(gh)).RunAsync();

        result.ShouldExitWith(4);
        Assert.Contains(why, result.StandardError, StringComparison.Ordinal);
        Assert.Contains(whatToDo, result.StandardError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_codespace_that_never_starts_is_told()
    {
        var gh = new GhStandIn(_folder, server);
        gh.Add(new Codespace("stuck", State: "Shutdown", Home: await server.CreateHomeAsync(), Flags: "stuck"));

        CommandResult result = await (await RunnerAsync(gh)).RunAsync("stuck", "--start");

        result.ShouldExitWith(4);
        Assert.Contains("It does not start", result.StandardError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Configured_targets_are_synced_while_github_cannot_be_reached()
    {
        CliRunner cli = await RunnerAsync(new GhStandIn(_folder, server) { Mode = GhMode.Unreachable });
        string disk = _folder.CreateDirectory("disk");
        (await cli.RunAsync("target", "add", "disk", $"dir:{disk}:/srv/product", "--repository", "acme/product")).ShouldExitWith(0);
        var mine = new ClaudeSessions(cli.Home, cli.WorkingDirectory).Add();

        CommandResult result = await cli.RunAsync();

        result.ShouldExitWith(0);
        Assert.Contains("Codespaces are left out", result.StandardError, StringComparison.Ordinal);
        Assert.True(new ClaudeSessions(disk, "/srv/product").Find(mine.Id).Exists);
    }

    [Fact]
    public async Task Codespaces_that_are_known_and_cannot_be_asked_for_are_a_failure_beside_other_targets()
    {
        var gh = new GhStandIn(_folder, server);
        gh.Add(new Codespace("one", Home: await server.CreateHomeAsync()));
        CliRunner cli = await RunnerAsync(gh);
        (await cli.RunAsync()).ShouldExitWith(0);
        string disk = _folder.CreateDirectory("disk");
        (await cli.RunAsync("target", "add", "disk", $"dir:{disk}:/srv/product", "--repository", "acme/product")).ShouldExitWith(0);
        gh.Mode = GhMode.Unreachable;

        CommandResult result = await (cli with { Variables = gh.Variables }).RunAsync();

        Assert.Contains("GitHub cannot be reached", result.ShouldExitWith(3).StandardError, StringComparison.Ordinal);
    }

    private async Task<CliRunner> RunnerAsync(GhStandIn? gh)
    {
        var checkout = await GitCheckout.CreateAsync(_folder.Combine("home", "product"));
        return new CliRunner(_folder.Combine("home"))
        {
            WorkingDirectory = checkout.Path,
            PathFolders = gh is null ? [] : [gh.BinFolder],
            Variables = gh is null ? ImmutableDictionary<string, string>.Empty : gh.Variables,
        };
    }
}
