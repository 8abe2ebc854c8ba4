using SessionSync.IntegrationTests.Infrastructure;
using SessionSync.IntegrationTests.Sweeping;

namespace SessionSync.IntegrationTests.Scheduling;

/// <summary>The daemon with the real sweep.</summary>
[Collection("codespaces")]
public sealed class DaemonSweepTests(SshServer server) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Sessions_come_home_by_themselves_and_the_log_tells_how_many()
    {
        SweepingHome home = new(_folder, server);
        ClaudeSessions here = await home.AddCheckoutAsync("src/product", "acme/product");
        RemoteHome remote = await server.CreateHomeAsync();
        home.Gh.Add(new Codespace("one", "acme/product", Home: remote));
        ClaudeSessions there = new(remote.Path, "/workspaces/product");
        ClaudeSession first = there.Add();
        await using RunningDaemon daemon = await RunningDaemon.StartedAsync(home.Cli, "--every", "2s");
        await daemon.SaysAsync("Sweep done");
        Assert.True(here.Find(first.Id).Exists, daemon.Said);

        ClaudeSession second = there.Add();
        await daemon.UntilAsync(() => here.Find(second.Id).Exists, "the second session");
        await daemon.EndAsync("TERM");

        Assert.Contains("1 pulled", daemon.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("ERR", daemon.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("understood", daemon.Said, StringComparison.Ordinal);
    }
}
