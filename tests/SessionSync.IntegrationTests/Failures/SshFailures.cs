using SessionSync.Cli.Output;
using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Failures;

/// <summary>What every connection that does not come about has in common.</summary>
internal static class SshFailures
{
    /// <summary>Syncs with a host that cannot be synced with: fails with exit code 4, and tells what, why and what to do.</summary>
    public static async Task AssertAsync(TemporaryFolder folder, string host, string config, string why, string whatToDo)
    {
        GitCheckout checkout = await GitCheckout.CreateAsync(folder.Combine("home", "product"));
        var cli = new CliRunner(folder.Combine("home")) { WorkingDirectory = checkout.Path };

        CommandResult result = await cli.RunAsync($"ssh:{host}:/srv/product", "--ssh-config", config);

        result.ShouldExitWith((int)ExitCode.Unreachable);
        Assert.Empty(result.StandardOutput);
        ThreeParts.AssertIn(result.StandardError);
        Assert.Contains(why, result.StandardError, StringComparison.Ordinal);
        Assert.Contains(whatToDo, result.StandardError, StringComparison.Ordinal);
    }
}
