using System.Text.Json.Nodes;
using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Visits;

/// <summary>What <c>sync-sessions hooks install</c> puts in place, used.</summary>
[Collection("codespaces")]
public sealed class HooksTests(SshServer server)
{
    [Fact]
    public async Task The_installed_commands_work_through_their_links_and_go_again()
    {
        using var visit = new VisitHome(server);
        visit.Gh.Add(new Codespace("mine", Home: await server.CreateHomeAsync()));
        var cli = new CliRunner(visit.Home);
        string installed = Path.Combine(visit.Home, ".local", "bin");

        CommandResult installing = (await cli.RunAsync("hooks", "install")).ShouldExitWith(0);
        CommandResult connected = await visit.Create(Path.Combine(installed, "codespace-ssh"), "mine", "--", "exit 7").RunAsync();
        CommandResult status = await cli.RunAsync("hooks", "status");
        (await cli.RunAsync("hooks", "uninstall")).ShouldExitWith(0);

        Assert.Contains($"PATH=$PATH:{installed}", installing.StandardError, StringComparison.Ordinal);
        connected.ShouldExitWith(7);
        Assert.Equal(2, visit.Syncs.Count);
        Assert.StartsWith($"commands\tinstalled\t{installed}/codespace-create ", status.StandardOutput, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(installed));
        Assert.False(Directory.Exists(Path.Combine(visit.Home, ".local", "share", "session-sync")));
    }

    [Fact]
    public async Task A_hook_of_Claude_Code_syncs_in_the_background_and_is_never_noticed()
    {
        using var visit = new VisitHome(server);
        visit.WorkingDirectory = visit.Home;
        visit.Variables = visit.Variables.Add("STAND_IN", "hang").Add("CLAUDE_PROJECT_DIR", "/some/project's place");
        string command = await InstalledCommandAsync(visit, "SessionEnd");

        // The command's end is waited for, and that nobody holds its streams open.
        CommandResult hook = await (visit.Create("/bin/sh", "-c", command) with { Input = """{"hook_event_name":"SessionEnd"}""" }).RunAsync();

        Assert.Equal(("", ""), (hook.ShouldExitWith(0).StandardOutput, hook.StandardError));
        await Eventually.HoldsAsync(() => visit.Syncs.Count == 1);
        Assert.Equal("sync --quiet --repo /some/project's place --time-limit 60", visit.Syncs[0]);
        EndSyncs(visit);
    }

    [Fact]
    public async Task A_hook_without_sync_sessions_or_without_its_script_does_nothing_and_ends_well()
    {
        using var visit = new VisitHome(server);
        string command = await InstalledCommandAsync(visit, "SessionStart");
        File.Delete(Path.Combine(visit.Gh.BinFolder, "sync-sessions"));
        var run = visit.Create("/bin/sh", "-c", command);

        CommandResult missing = await (run with { Variables = run.Variables.SetItem("PATH", "/usr/bin:/bin") }).RunAsync();
        Directory.Delete(Path.Combine(visit.Home, ".local", "share", "session-sync"), recursive: true);
        CommandResult gone = await run.RunAsync();

        Assert.All(new[] { missing, gone }, result => Assert.Equal((0, "", ""), (result.ExitCode, result.StandardOutput, result.StandardError)));
        Assert.Empty(visit.Syncs);
    }

    private static async Task<string> InstalledCommandAsync(VisitHome visit, string name)
    {
        (await new CliRunner(visit.Home).RunAsync("hooks", "install", "--agent", "claude-code")).ShouldExitWith(0);
        string settings = await File.ReadAllTextAsync(Path.Combine(visit.Home, ".claude", "settings.json"));
        return JsonNode.Parse(settings)!["hooks"]![name]![0]!["hooks"]![0]!["command"]!.GetValue<string>();
    }

    /// <summary>The stand-in that hangs has become a <c>sleep</c>, which is known by its surroundings only.</summary>
    private static void EndSyncs(VisitHome visit)
    {
        foreach (int process in Processes.With("sleep 1000").Where(process => Processes.EnvironmentOf(process).Contains($"HOME={visit.Home}\0", StringComparison.Ordinal)))
        {
            System.Diagnostics.Process.GetProcessById(process).Kill();
        }
    }
}
