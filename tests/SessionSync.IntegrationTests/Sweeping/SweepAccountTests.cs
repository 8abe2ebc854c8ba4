using SessionSync.Cli.Output;
using SessionSync.IntegrationTests.Infrastructure;
using SessionSync.Operations.Sweeping;

namespace SessionSync.IntegrationTests.Sweeping;

/// <summary>What a sweep makes of an account or a network that Codespaces cannot be listed with.</summary>
[Collection("codespaces")]
public sealed class SweepAccountTests(SshServer server) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(GhMode.LoggedOut, "gh auth login")]
    [InlineData(GhMode.Unreachable, "GitHub cannot be reached")]
    public async Task When_gh_fails_the_configured_hosts_are_swept_all_the_same(GhMode mode, string said)
    {
        SweepingHome home = new(_folder, server);
        home.Gh.Add(new Codespace("ours", State: "Shutdown"));
        await home.SweepAsync();
        home.Gh.Mode = mode;
        (ClaudeSessions product, string id) = await AddHostAsync(home);

        SyncReport report = await home.RunAsync();

        report.Result.ShouldExitWith(3);
        Assert.Contains(said, report.Result.StandardError, StringComparison.Ordinal);
        Assert.True(product.Find(id).Exists);
    }

    [Fact]
    public async Task Who_never_had_a_codespace_needs_no_login()
    {
        SweepingHome home = new(_folder, server);
        home.Gh.Mode = GhMode.LoggedOut;
        (ClaudeSessions product, string id) = await AddHostAsync(home);

        SyncReport report = await home.SweepAsync();

        Assert.StartsWith(
            """{"type":"warning","target":null,"text":"Codespaces are left out: gh is not logged in""", report.Result.StandardError, StringComparison.Ordinal);
        Assert.True(product.Find(id).Exists);
        SweepRecord record = SweepRecord.Load(home.StateDirectory)!;
        Assert.Equal(((int)ExitCode.Success, 1, 0), (record.Code, record.Targets, record.Failed));
    }

    [Fact]
    public async Task A_network_that_is_away_is_an_error_for_everybody()
    {
        SweepingHome home = new(_folder, server);
        home.Gh.Mode = GhMode.Unreachable;

        (await home.Cli.RunAsync("sweep")).ShouldExitWith(4);
    }

    [Fact]
    public async Task A_configured_codespace_needs_a_login()
    {
        SweepingHome home = new(_folder, server);
        home.Gh.Mode = GhMode.LoggedOut;
        (await home.Cli.RunAsync("target", "add", "box", "ours")).ShouldExitWith(0);

        CommandResult result = (await home.Cli.RunAsync("sweep")).ShouldExitWith(4);

        Assert.StartsWith("error: Cannot list your Codespaces.", result.StandardError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_codespace_that_was_synced_by_hand_needs_a_login_from_then_on()
    {
        SweepingHome home = new(_folder, server);
        await home.AddCheckoutAsync("src/product", "acme/product");
        home.Gh.Add(new Codespace("ours", Home: await server.CreateHomeAsync()));
        (await (home.Cli with { WorkingDirectory = home.Combine("src/product") }).RunAsync()).ShouldExitWith(0);
        home.Gh.Mode = GhMode.LoggedOut;

        (await home.Cli.RunAsync("sweep")).ShouldExitWith(4);
    }

    [Fact]
    public async Task A_rescue_does_not_pass_over_codespaces_that_it_may_not_see()
    {
        SweepingHome home = new(_folder, server);
        home.Gh.Mode = GhMode.LoggedOut;

        (await home.Cli.RunAsync("rescue", "--all")).ShouldExitWith(4);
    }

    /// <summary>Configures a host with a session of a project that is here too; returns that project's sessions here, and the id.</summary>
    private async Task<(ClaudeSessions Product, string Id)> AddHostAsync(SweepingHome home)
    {
        ClaudeSessions product = await home.AddCheckoutAsync("src/product", "acme/product");
        string disk = _folder.CreateDirectory("disk");
        ClaudeSession theirs = new ClaudeSessions(disk, "/srv/product").Add();
        (await home.Cli.RunAsync("target", "add", "disk", $"dir:{disk}:/srv/product", "--repository", "acme/product")).ShouldExitWith(0);
        return (product, theirs.Id);
    }
}
