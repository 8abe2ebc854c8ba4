using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Visits;

/// <summary><c>sync-dev-env</c>: the project's own agent files, both ways.</summary>
[Collection("codespaces")]
public sealed class DevelopmentFilesTests(SshServer server)
{
    private const string Settings = ".claude/settings.local.json";
    private const string Old = """{"model":"opus","cleanupPeriodDays":30}""";
    private const string New = """{ "model": "sonnet", "alwaysThinkingEnabled": true }""";
    private const string Notes = ".coding-agent/sub folder/it's.md";

    [Theory]
    [InlineData("sh")]
    [InlineData("busybox sh")]
    public async Task Each_side_gets_what_the_other_has_over_one_connection(string shell)
    {
        using var visit = new VisitHome(server);
        RemoteHome far = await server.CreateHomeAsync(shell);
        (string here, string there) = await CheckoutsAsync(visit, far);
        visit.Gh.Add(new Codespace("mine", Home: far));
        Write(here, Notes, "mine", minutesAgo: 5);
        Write(there, Settings, "{}", minutesAgo: 5);

        (await visit.RunAsync("sync-dev-env", "mine")).ShouldExitWith(0);

        Assert.Equal("mine", await File.ReadAllTextAsync(Path.Combine(there, Notes)));
        Assert.Equal("{}", await File.ReadAllTextAsync(Path.Combine(here, Settings)));
        Assert.Equal(1, far.CountConnections());
        Assert.Contains("Both sides have the same files", (await visit.RunAsync("sync-dev-env", "mine")).StandardError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_newer_file_wins_and_the_replaced_one_is_kept()
    {
        using var visit = new VisitHome(server);
        RemoteHome far = await server.CreateHomeAsync();
        (string here, string there) = await CheckoutsAsync(visit, far);
        Write(here, Settings, Old, minutesAgo: 9);
        Write(there, Settings, New, minutesAgo: 5);
        Write(here, Notes, "new", minutesAgo: 5);
        Write(there, Notes, "old", minutesAgo: 9);

        (await visit.RunAsync("sync-dev-env", $"dir:{far.Path}")).ShouldExitWith(0);

        Assert.All(new[] { here, there }, root => Assert.Equal((New, "new"), (File.ReadAllText(Path.Combine(root, Settings)), File.ReadAllText(Path.Combine(root, Notes)))));
        Assert.Equal(Old, await File.ReadAllTextAsync(Kept(visit.Home, Settings)));
        Assert.Equal("old", await File.ReadAllTextAsync(Kept(far.Path, Notes)));
    }

    [Fact]
    public async Task A_repository_of_the_same_name_elsewhere_is_not_mixed_in()
    {
        using var visit = new VisitHome(server);
        RemoteHome far = await server.CreateHomeAsync();
        (string here, string there) = await CheckoutsAsync(visit, far, farOrigin: "https://github.com/other/product.git");
        Write(here, Settings, "mine", minutesAgo: 5);
        Write(there, Notes, "theirs", minutesAgo: 5);

        CommandResult found = await visit.RunAsync("sync-dev-env", $"dir:{far.Path}");
        CommandResult named = await visit.RunAsync("sync-dev-env", $"dir:{far.Path}:{there}");

        Assert.All(new[] { found, named }, result => Assert.Contains("There is no checkout of acme/product", result.ShouldExitWith(1).StandardError, StringComparison.Ordinal));
        Assert.False(Path.Exists(Path.Combine(there, Settings)));
        Assert.False(Path.Exists(Path.Combine(here, Notes)));
    }

    [Fact]
    public async Task Links_are_not_followed_out_of_the_checkout()
    {
        using var visit = new VisitHome(server);
        RemoteHome far = await server.CreateHomeAsync();
        (string here, string there) = await CheckoutsAsync(visit, far);
        string outside = visit.Combine("outside");
        Write(outside, "secret", "secret", minutesAgo: 5);
        Write(outside, "settings.local.json", "precious", minutesAgo: 9);
        Directory.CreateDirectory(Path.Combine(there, ".coding-agent"));
        File.CreateSymbolicLink(Path.Combine(there, ".coding-agent", "link"), Path.Combine(outside, "secret"));
        File.CreateSymbolicLink(Path.Combine(here, ".claude"), outside);
        Write(there, Settings, New, minutesAgo: 1);

        (await visit.RunAsync("sync-dev-env", $"dir:{far.Path}")).ShouldExitWith(1);

        Assert.Equal("precious", await File.ReadAllTextAsync(Path.Combine(outside, "settings.local.json")));
        Assert.False(Path.Exists(Path.Combine(here, ".coding-agent", "link")));
    }

    [Fact]
    public async Task A_far_side_that_names_other_files_is_not_believed()
    {
        using var visit = new VisitHome(server);
        RemoteHome far = await server.CreateHomeAsync();
        (string here, string there) = await CheckoutsAsync(visit, far);
        Write(there, ".git/hooks/post-checkout", "evil", minutesAgo: 1);
        Write(there, Settings, "{}", minutesAgo: 1);
        visit.Write("ssh", """
            #!/bin/sh
            /usr/bin/ssh "$@"
            code=$?
            case $* in *"dev-files  'list'"*) printf '%s\tabc\t%s\n' 9999999999 .git/hooks/post-checkout 9999999999 .claude/../.git/hooks/x 9999999999 /etc/evil ;; esac
            exit $code
            """);
        visit.Gh.Add(new Codespace("mine", Home: far));

        (await visit.RunAsync("sync-dev-env", "mine")).ShouldExitWith(0);

        Assert.True(File.Exists(Path.Combine(here, Settings)));
        Assert.False(File.Exists(Path.Combine(here, ".git/hooks/post-checkout")));
    }

    [Fact]
    public async Task A_stopped_codespace_is_not_started()
    {
        using var visit = new VisitHome(server);
        RemoteHome far = await server.CreateHomeAsync();
        await CheckoutsAsync(visit, far);
        visit.Gh.Add(new Codespace("asleep", State: "Shutdown", Home: far));

        CommandResult result = await visit.RunAsync("sync-dev-env", "--sessions", "asleep");

        Assert.Contains("Codespace asleep is not running (Shutdown)", result.ShouldExitWith(4).StandardError, StringComparison.Ordinal);
        Assert.Empty(visit.Gh.Started);
        Assert.Empty(visit.Syncs);
        Assert.Equal(0, far.CountConnections());
    }

    [Fact]
    public async Task Sessions_go_over_the_same_connection()
    {
        using var visit = new VisitHome(server);
        RemoteHome far = await server.CreateHomeAsync();
        (string here, string there) = await CheckoutsAsync(visit, far);
        visit.Gh.Add(new Codespace("mine", Home: far));
        Write(here, Settings, "{}", minutesAgo: 5);

        (await visit.RunAsync("sync-dev-env", "--sessions-only", "--days", "3", "mine")).ShouldExitWith(0);

        string sync = Assert.Single(visit.Syncs);
        Assert.StartsWith("sweep mine --control-path ", sync, StringComparison.Ordinal);
        Assert.EndsWith(" --days 3", sync, StringComparison.Ordinal);
        Assert.False(Path.Exists(Path.Combine(there, Settings)));
        Assert.Equal(1, far.CountConnections());
    }

    [Theory]
    [InlineData(2, "--nonsense")]
    [InlineData(2, "--days", "x")]
    [InlineData(2, "two words")]
    [InlineData(2, "one;touch x")]
    [InlineData(2, "ssh:host;touch")]
    [InlineData(2, "ssh:me@-oProxyCommand=x")]
    [InlineData(2, "ssh:$(touch)")]
    public async Task A_wrong_command_line_is_refused(int exitCode, params string[] arguments)
    {
        using var visit = new VisitHome(server);

        (await visit.RunAsync("sync-dev-env", arguments)).ShouldExitWith(exitCode);
    }

    [Fact]
    public async Task Where_neither_side_has_any_of_the_files_that_is_said()
    {
        using var visit = new VisitHome(server);
        RemoteHome far = await server.CreateHomeAsync();
        await CheckoutsAsync(visit, far);

        Assert.Contains("nothing to sync", (await visit.RunAsync("sync-dev-env", $"dir:{far.Path}")).ShouldExitWith(1).StandardError, StringComparison.Ordinal);
    }

    private static async Task<(string Here, string There)> CheckoutsAsync(
        VisitHome visit, RemoteHome far, string farOrigin = "git@github.com:Acme/product.git")
    {
        var here = await GitCheckout.CreateAsync(visit.Combine("product"));
        var there = await GitCheckout.CreateAsync(far.Combine("work", "product"), farOrigin);
        visit.WorkingDirectory = here.Path;
        return (here.Path, there.Path);
    }

    private static void Write(string root, string name, string text, int minutesAgo)
    {
        string path = Path.Combine(root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddMinutes(-minutesAgo));
    }

    private static string Kept(string home, string name) =>
        Path.Combine(Directory.EnumerateDirectories(Path.Combine(home, ".local", "state", "session-sync", "dev-env")).Single(), name);
}
