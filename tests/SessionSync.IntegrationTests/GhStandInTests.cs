using System.Text.Json.Nodes;
using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests;

[Collection("codespaces")]
public sealed class GhStandInTests(SshServer server) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_lists_the_fields_asked_for_of_one_repository_up_to_the_limit()
    {
        var gh = new GhStandIn(_folder, server);
        gh.Add(new Codespace("one", Flags: "unsaved,ref=topic"));
        gh.Add(new Codespace("two", "acme/other", "Shutdown"));
        gh.Add(new Codespace("three"));

        var all = (await gh.RunAsync("codespace", "list", "--json", "name,repository,state", "-L", "2")).ShouldExitWith(0);
        var one = (await gh.RunAsync("codespace", "list", "-R", "acme/product", "--json", "gitStatus,name", "-L", "1")).ShouldExitWith(0);

        Assert.Equal(
            "[{\"name\":\"one\",\"repository\":\"acme/product\",\"state\":\"Available\"},"
            + "{\"name\":\"two\",\"repository\":\"acme/other\",\"state\":\"Shutdown\"}]\n",
            all.StandardOutput);
        var status = JsonNode.Parse(one.StandardOutput)![0]!["gitStatus"]!;
        Assert.Equal((true, "topic"), (status["hasUncommittedChanges"]!.GetValue<bool>(), status["ref"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_remote_exit_code_becomes_1_and_is_told_on_standard_error()
    {
        var home = await server.CreateHomeAsync();
        var gh = new GhStandIn(_folder, server);
        gh.Add(new Codespace("one", Home: home));

        var result = await gh.RunAsync("codespace", "ssh", "-c", "one", "--", "-T", "-o", "LogLevel=ERROR", "echo \"$HOME\"; exit 3");

        result.ShouldExitWith(1);
        Assert.Equal(home.Path + "\n", result.StandardOutput);
        Assert.Equal("shell closed: exit status 3\n", result.StandardError);
        Assert.Equal(["codespace ssh -c one -- -T -o LogLevel=ERROR echo \"$HOME\"; exit 3"], gh.Invocations);
    }

    [Fact]
    public async Task It_can_be_the_proxy_of_a_plain_ssh()
    {
        var home = await server.CreateHomeAsync();
        var gh = new GhStandIn(_folder, server);
        gh.Add(new Codespace("one", Home: home));
        var ssh = new Command("ssh", "-F", server.ConfigFile, "-o", $"ProxyCommand={gh.BinFolder}/gh codespace ssh -c one --stdio", home.Alias, "exit 3");

        var result = await (ssh with { Variables = ssh.Variables.AddRange(gh.Variables) }).RunAsync();

        result.ShouldExitWith(3);
        Assert.Equal(1, home.CountConnections());
    }

    [Fact]
    public async Task Connecting_starts_a_stopped_codespace_and_says_so()
    {
        var gh = new GhStandIn(_folder, server);
        gh.Add(new Codespace("asleep", State: "Shutdown", Home: await server.CreateHomeAsync()));

        (await gh.RunAsync("codespace", "ssh", "-c", "asleep", "--", "true")).ShouldExitWith(0);

        Assert.Equal(["asleep"], gh.Started);
        Assert.Equal("Available", gh.StateOf("asleep"));
    }

    [Fact]
    public async Task It_stops_creates_and_deletes()
    {
        var gh = new GhStandIn(_folder, server);
        gh.Add(new Codespace("one", Flags: "unsaved"));

        (await gh.RunAsync("codespace", "stop", "-c", "one")).ShouldExitWith(0);
        var again = (await gh.RunAsync("codespace", "stop", "-c", "one")).ShouldExitWith(1);
        (await gh.RunAsync("codespace", "delete", "-c", "one")).ShouldExitWith(1);
        string? kept = gh.StateOf("one");
        (await gh.RunAsync("codespace", "delete", "-c", "one", "--force")).ShouldExitWith(0);
        string created = (await gh.RunAsync("codespace", "create", "-R", "acme/product", "-m", "basicLinux32gb")).ShouldExitWith(0).StandardOutput.Trim();

        Assert.Equal("codespace \"one\" is not running\n", again.StandardError);
        Assert.Equal(("Shutdown", null, "Available"), (kept, gh.StateOf("one"), gh.StateOf(created)));
    }

    [Fact]
    public async Task It_fails_as_the_real_one_does()
    {
        var gh = new GhStandIn(_folder, server);
        gh.Add(new Codespace("bare", Flags: "nosshd"));
        gh.Add(new Codespace("busy", Flags: "pending"));

        var bare = await gh.RunAsync("codespace", "ssh", "-c", "bare", "--", "true");
        var busy = await gh.RunAsync("codespace", "ssh", "-c", "busy", "--", "true");
        var unknown = await gh.RunAsync("codespace", "ssh", "-c", "nobody", "--", "true");
        gh.Mode = GhMode.LoggedOut;
        var loggedOut = await gh.RunAsync("codespace", "list", "--json", "name");
        gh.Mode = GhMode.Unreachable;
        var unreachable = await gh.RunAsync("codespace", "list", "--json", "name");

        Assert.Equal((1, 1, 1, 4, 1), (bare.ExitCode, busy.ExitCode, unknown.ExitCode, loggedOut.ExitCode, unreachable.ExitCode));
        Assert.StartsWith("error getting ssh server details: failed to start SSH server:\n", bare.StandardError, StringComparison.Ordinal);
        Assert.Contains("\t\"features\": {\n\t\t\"ghcr.io/devcontainers/features/sshd:1\": {", bare.StandardError, StringComparison.Ordinal);
        Assert.StartsWith("codespace is disabled while it has a pending operation", busy.StandardError, StringComparison.Ordinal);
        Assert.Contains("HTTP 404: Not Found", unknown.StandardError, StringComparison.Ordinal);
        Assert.StartsWith("To get started with GitHub CLI, please run:  gh auth login\n", loggedOut.StandardError, StringComparison.Ordinal);
        Assert.StartsWith("error getting codespaces: error connecting to api.github.com\n", unreachable.StandardError, StringComparison.Ordinal);
    }
}
