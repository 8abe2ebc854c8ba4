using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Visits;

/// <summary><c>ssh-with-sessions</c>: whatever ssh takes, and a sync before and after.</summary>
[Collection("codespaces")]
public sealed class HostVisitTests(SshServer server)
{
    [Fact]
    public async Task Options_before_and_behind_the_host_are_sshs_own_and_the_rest_is_the_command()
    {
        using var visit = new VisitHome(server);
        RemoteHome far = await server.CreateHomeAsync();

        CommandResult result = await visit.RunAsync(
            "ssh-with-sessions", "-qF", server.ConfigFile, "-o", "SetEnv=A=b", far.Alias, "-C", "echo news > made; echo \"$*\"; exit 7", "-x");

        result.ShouldExitWith(7);
        Assert.Equal("news\n", await File.ReadAllTextAsync(visit.Arrived));
        Assert.All(visit.Syncs, sync => Assert.StartsWith($"sweep ssh:{far.Alias} --time-limit 20 -q --control-path ", sync, StringComparison.Ordinal));
        Assert.Equal(2, visit.Syncs.Count);
        Assert.Equal(1, far.CountConnections());
        Assert.Empty(Directory.EnumerateFileSystemEntries(visit.Temporary));
    }

    [Fact]
    public async Task A_connection_that_is_shared_already_is_used_and_left_open()
    {
        using var visit = new VisitHome(server);
        RemoteHome far = await server.CreateHomeAsync();
        string config = visit.Combine("ssh_config");
        await File.WriteAllTextAsync(config, $"Include {server.ConfigFile}\nHost *\n  ControlPath {visit.Combine("shared")}\n");
        (await visit.Create("ssh", "-F", config, "-M", "-f", "-N", "-o", "ControlPersist=60", far.Alias).RunAsync()).ShouldExitWith(0);
        try
        {
            (await visit.RunAsync("ssh-with-sessions", "-F", config, far.Alias, "echo news > made; exit 7")).ShouldExitWith(7);

            Assert.All(visit.Syncs, sync => Assert.EndsWith($"--control-path {visit.Combine("shared")}", sync, StringComparison.Ordinal));
            Assert.Equal(2, visit.Syncs.Count);
            Assert.Equal(1, far.CountConnections());
            (await visit.Create("ssh", "-F", config, "-O", "check", far.Alias).RunAsync()).ShouldExitWith(0);
        }
        finally
        {
            await visit.Create("ssh", "-F", config, "-O", "exit", far.Alias).RunAsync();
        }
    }

    [Fact]
    public async Task A_host_that_cannot_be_reached_is_sshs_own_error()
    {
        using var visit = new VisitHome(server);

        CommandResult result = await visit.RunAsync("ssh-with-sessions", "-F", server.ConfigFile, "no-such-host.invalid", "true");

        result.ShouldExitWith(255);
        Assert.Single(result.StandardError.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Empty(visit.Syncs);
    }

    [Fact]
    public async Task What_is_no_visit_goes_to_ssh_as_it_is()
    {
        using var visit = new VisitHome(server);

        CommandResult result = await visit.RunAsync("ssh-with-sessions", "-G", "-F", server.ConfigFile, "some-host");

        Assert.Contains("hostname some-host", result.ShouldExitWith(0).StandardOutput, StringComparison.Ordinal);
        Assert.Empty(visit.Syncs);
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("")]
    public async Task What_is_no_host_is_refused(string host)
    {
        using var visit = new VisitHome(server);

        (await visit.RunAsync("ssh-with-sessions", host, "true")).ShouldExitWith(2);
    }
}
