using System.Text.Json.Nodes;
using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Sweeping;

/// <summary><c>rescue</c> of a machine that was synced with before.</summary>
[Collection("codespaces")]
public sealed class RescueAgainTests(SshServer server) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Two_checkouts_of_one_repository_come_home_each_for_itself_and_nothing_is_told_of_what_is_equal()
    {
        SweepingHome home = new(_folder, server);
        var product = await home.AddCheckoutAsync("src/product", "acme/product");
        var far = await AddCodespaceAsync(home);
        string[] first = [new ClaudeSessions(far.Path, "/workspaces/product").Add().Id, new ClaudeSessions(far.Path, "/workspaces/product").Add().Id];
        string second = (await SweepingHome.AddCheckoutAsync(far, "second", "acme/product")).Add().Id;
        (await RescueAsync(home, "one")).Result.ShouldExitWith(0);

        for (int time = 1; time <= 2; time++)
        {
            (CommandResult result, JsonObject report) = await RescueAsync(home, "one");

            result.ShouldExitWith(0);
            Assert.DoesNotContain("\"type\":\"session\"", result.StandardOutput, StringComparison.Ordinal);
            Assert.Equal("", result.StandardError);
            Assert.Equal([2, 1], report["projects"]!.AsArray().Select(project => project!["sessions"]!.GetValue<int>()));
            Assert.Equal(0, report["copies"]!.GetValue<int>());
        }

        Assert.Equal(first.Append(second).Order(), product.Ids);
    }

    [Fact]
    public async Task A_session_that_is_gone_here_comes_back_to_its_checkout()
    {
        SweepingHome home = new(_folder, server);
        var product = await home.AddCheckoutAsync("src/product", "acme/product");
        var far = await AddCodespaceAsync(home);
        var theirs = new ClaudeSessions(far.Path, "/workspaces/product").Add();
        new ClaudeSessions(far.Path, "/workspaces/product").Add();
        (await RescueAsync(home, "one")).Result.ShouldExitWith(0);
        File.Delete(product.Find(theirs.Id).Transcript);

        (CommandResult result, JsonObject report) = await RescueAsync(home, "one");

        Assert.DoesNotContain("--restore-missing", result.ShouldExitWith(0).StandardOutput, StringComparison.Ordinal);
        Assert.Equal(0, report["copies"]!.GetValue<int>());
        Assert.Equal(theirs.Bytes, product.Find(theirs.Id).Bytes);
    }

    private async Task<RemoteHome> AddCodespaceAsync(SweepingHome home)
    {
        var far = await server.CreateHomeAsync();
        home.Gh.Add(new Codespace("one", Home: far));
        return far;
    }

    private static async Task<(CommandResult Result, JsonObject Report)> RescueAsync(SweepingHome home, string name)
    {
        CommandResult result = await home.Cli.RunAsync("rescue", name, "--json");
        string line = result.StandardOutput.Split('\n').Single(line => line.StartsWith("""{"type":"rescue""", StringComparison.Ordinal));
        return (result, JsonNode.Parse(line)!.AsObject());
    }
}
