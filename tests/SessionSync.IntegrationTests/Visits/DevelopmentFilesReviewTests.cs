using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Visits;

/// <summary>What <c>sync-dev-env</c> does not take from another machine before somebody has seen it.</summary>
[Collection("codespaces")]
public sealed class DevelopmentFilesReviewTests(SshServer server)
{
    private const string Settings = ".claude/settings.local.json";
    private const string Notes = ".coding-agent/notes.md";
    private const string Mine = """{"model":"opus"}""";
    private const string Hooks = """{"hooks":{"SessionStart":[{"hooks":[{"type":"command","command":"touch /tmp/x"}]}]}}""";

    [Theory]
    [InlineData(Hooks)]
    [InlineData("""{"permissions":{"defaultMode":"bypassPermissions"}}""")]
    [InlineData("""{"model":"opus","env":{"PATH":"/tmp"}}""")]
    [InlineData("""{"statusLine" : {"type":"command","command":"x"}}""")]
    [InlineData("""{"apiKeyHelper":"x"}""")]
    [InlineData("""{"enableAllProjectMcpServers":true}""")]
    [InlineData("""{"\u0068ooks":{}}""")]
    [InlineData("""{/*"*/"hooks"/*"*/:{}}""")]
    [InlineData("{'hooks':{}}")]
    [InlineData("hooks")]
    public async Task Settings_that_may_run_commands_are_left_out_and_named_without_a_terminal(string settings)
    {
        using var visit = new VisitHome(server);
        (string here, string there, string target) = await CheckoutsAsync(visit);
        Write(here, Settings, Mine, minutesAgo: 9);
        Write(there, Settings, settings, minutesAgo: 5);
        Write(there, Notes, "harmless", minutesAgo: 5);

        CommandResult result = await visit.RunAsync("sync-dev-env", target);

        Assert.Contains($"{Settings} is left out: it may run commands here", result.ShouldExitWith(3).StandardError, StringComparison.Ordinal);
        Assert.Equal(Mine, await File.ReadAllTextAsync(Path.Combine(here, Settings)));
        Assert.Equal("harmless", await File.ReadAllTextAsync(Path.Combine(here, Notes)));
    }

    [Theory]
    [InlineData(".coding-agent/run.sh", false)]
    [InlineData(".coding-agent/plan.md", true)]
    [InlineData(".coding-agent/.envrc", false)]
    [InlineData(".claude/commands/deploy.md", false)]
    [InlineData(".vscode/tasks.json", false)]
    [InlineData(".envrc", false)]
    [InlineData(".mcp.json", false)]
    [InlineData("Makefile", false)]
    public async Task So_is_every_other_file_that_something_may_run(string name, bool isExecutable)
    {
        using var visit = new VisitHome(server);
        visit.Write("sync-sessions", "#!/bin/sh\nprintf 'devFiles\\t.coding-agent:.claude:.vscode:.envrc:.mcp.json:Makefile\\n'\n");
        (string here, string there, string target) = await CheckoutsAsync(visit);
        Write(there, name, "touch x", minutesAgo: 5);
        File.SetUnixFileMode(Path.Combine(there, name), isExecutable ? UnixFileMode.UserRead | UnixFileMode.UserExecute : UnixFileMode.UserRead);

        CommandResult result = await visit.RunAsync("sync-dev-env", target);

        Assert.Contains($"{name} is left out", result.ShouldExitWith(3).StandardError, StringComparison.Ordinal);
        Assert.False(Path.Exists(Path.Combine(here, name)));
    }

    [Fact]
    public async Task Hooks_of_a_checkout_are_never_taken()
    {
        using var visit = new VisitHome(server);
        visit.Write("sync-sessions", "#!/bin/sh\nprintf 'devFiles\\t.git:.coding-agent\\n'\n");
        (string here, string there, string target) = await CheckoutsAsync(visit);
        Write(there, ".git/hooks/post-checkout", "evil", minutesAgo: 1);
        Write(there, Notes, "harmless", minutesAgo: 1);

        (await visit.RunAsync("sync-dev-env", target)).ShouldExitWith(0);

        Assert.False(File.Exists(Path.Combine(here, ".git/hooks/post-checkout")));
        Assert.True(File.Exists(Path.Combine(here, Notes)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_time_that_is_yet_to_come_does_not_win(bool isFar)
    {
        using var visit = new VisitHome(server);
        (string here, string there, string target) = await CheckoutsAsync(visit);
        Write(here, Notes, "mine", minutesAgo: isFar ? 9 : -600_000);
        Write(there, Notes, "theirs", minutesAgo: isFar ? -600_000 : 9);

        CommandResult result = await visit.RunAsync("sync-dev-env", target);

        Assert.Contains($"{Notes} is left out: its time lies in the future", result.ShouldExitWith(3).StandardError, StringComparison.Ordinal);
        Assert.Equal(("mine", "theirs"), (await File.ReadAllTextAsync(Path.Combine(here, Notes)), await File.ReadAllTextAsync(Path.Combine(there, Notes))));
    }

    [Theory]
    [InlineData("yes", Hooks, 0)]
    [InlineData("", Mine, 3)]
    public async Task At_a_terminal_they_are_shown_and_asked_about(string answer, string expected, int status)
    {
        using var visit = new VisitHome(server);
        (string here, string there, string target) = await CheckoutsAsync(visit);
        Write(here, Settings, Mine, minutesAgo: 9);
        Write(there, Settings, Hooks, minutesAgo: 5);

        await using Terminal terminal = await Terminal.StartAsync(visit, $"{VisitHome.Script("sync-dev-env")} {target}");
        await terminal.ShowsAsync("[y/N]");
        await terminal.ShowsAsync("touch /tmp/x");
        await terminal.TypeAsync(answer);
        await terminal.EndsAsync();

        Assert.Equal(status, terminal.Status);
        Assert.Equal(expected, await File.ReadAllTextAsync(Path.Combine(here, Settings)));
    }

    private async Task<(string Here, string There, string Target)> CheckoutsAsync(VisitHome visit)
    {
        RemoteHome far = await server.CreateHomeAsync();
        var here = await GitCheckout.CreateAsync(visit.Combine("product"));
        var there = await GitCheckout.CreateAsync(far.Combine("work", "product"));
        visit.WorkingDirectory = here.Path;
        return (here.Path, there.Path, $"dir:{far.Path}");
    }

    private static void Write(string root, string name, string text, int minutesAgo)
    {
        string path = Path.Combine(root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddMinutes(-minutesAgo));
    }
}
