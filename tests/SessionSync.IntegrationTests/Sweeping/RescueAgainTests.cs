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
        var far = await home.AddCodespaceAsync("one");
        string[] first = [new ClaudeSessions(far.Path, "/workspaces/product").Add().Id, new ClaudeSessions(far.Path, "/workspaces/product").Add().Id];
        string second = (await SweepingHome.AddCheckoutAsync(far, "second", "acme/product")).Add().Id;
        (await home.RescueAsync("one")).Result.ShouldExitWith(0);

        for (int time = 1; time <= 2; time++)
        {
            (CommandResult result, JsonObject report) = await home.RescueAsync("one");

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
        var far = await home.AddCodespaceAsync("one");
        var theirs = new ClaudeSessions(far.Path, "/workspaces/product").Add();
        new ClaudeSessions(far.Path, "/workspaces/product").Add();
        (await home.RescueAsync("one")).Result.ShouldExitWith(0);
        File.Delete(product.Find(theirs.Id).Transcript);

        (CommandResult result, JsonObject report) = await home.RescueAsync("one");

        Assert.DoesNotContain("--restore-missing", result.ShouldExitWith(0).StandardOutput, StringComparison.Ordinal);
        Assert.Equal(0, report["copies"]!.GetValue<int>());
        Assert.Equal(theirs.Bytes, product.Find(theirs.Id).Bytes);
    }
}
