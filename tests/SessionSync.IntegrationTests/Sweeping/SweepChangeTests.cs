using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Sweeping;

/// <summary>What changes here while or before a sweep brings something from elsewhere.</summary>
[Collection("codespaces")]
public sealed class SweepChangeTests(SshServer server) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_session_that_went_on_there_and_differently_here_is_merged(bool isRemembered)
    {
        SweepingHome home = new(_folder, server);
        var product = await home.AddCheckoutAsync("src/product", "acme/product");
        var far = await server.CreateHomeAsync();
        home.Gh.Add(new Codespace("one", Home: far));
        var there = new ClaudeSessions(far.Path, "/workspaces/product").Add(turns: 20, lastMessage: DateTimeOffset.UtcNow.AddHours(-2));
        await home.SweepAsync();
        var here = product.Find(there.Id);
        here.AppendTurn("Words had here", DateTimeOffset.UtcNow.AddMinutes(-2));
        there.AppendTurn("Words had there, which are more than those had here", DateTimeOffset.UtcNow.AddMinutes(-1));
        if (!isRemembered)
        {
            Directory.Delete(home.StateDirectory, recursive: true);
        }

        SyncReport report = await home.SweepAsync();

        Assert.Equal(1, report.Summary.Merged);
        Assert.Equal(here.Bytes, there.Bytes);
        Assert.All(new[] { "Words had here", "Words had there" }, words => Assert.Contains(words, here.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_another_run_brings_while_a_machine_is_being_connected_to_is_not_overlooked()
    {
        SweepingHome home = new(_folder, server);
        var product = await home.AddCheckoutAsync("src/product", "acme/product");
        product.Add();
        var far = await server.CreateHomeAsync();
        home.Gh.Add(new Codespace("slow", Home: far));
        home.Gh.HoldsConnections = true;
        string disk = _folder.CreateDirectory("disk");
        var brought = new ClaudeSessions(disk, home.Combine("src/product")).Add();

        Task<SyncReport> sweep = home.SweepAsync();
        await Eventually.HoldsAsync(() => home.Gh.Invocations.Any(call => call.Contains("ssh", StringComparison.Ordinal)));
        await Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
        (await home.Cli.RunAsync("pull", $"dir:{disk}", "--repo", home.Combine("src/product"))).ShouldExitWith(0);
        Assert.True(product.Find(brought.Id).Exists);
        home.Gh.LetConnect();
        await sweep;

        Assert.True(new ClaudeSessions(far.Path, "/workspaces/product").Find(brought.Id).Exists);
    }
}
