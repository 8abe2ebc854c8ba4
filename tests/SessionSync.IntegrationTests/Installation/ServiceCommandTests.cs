using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Installation;

/// <summary><c>sync-sessions service</c>, as a user of a system with systemd types it.</summary>
public sealed class ServiceCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ServiceManagerStandIn _manager;

    public ServiceCommandTests() => _manager = new ServiceManagerStandIn(_folder);

    private CliRunner Cli => new(_folder.CreateDirectory("home")) { PathFolders = [_manager.BinFolder] };

    private string[] FilesAtHome => [.. Directory.EnumerateFileSystemEntries(_folder.Combine("home"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_is_installed_once_shown_and_taken_away_without_a_trace()
    {
        CommandResult first = (await Cli.RunAsync("service", "install")).ShouldExitWith(0);
        CommandResult status = (await Cli.RunAsync("service", "status")).ShouldExitWith(0);
        CommandResult json = (await Cli.RunAsync("service", "status", "--json")).ShouldExitWith(0);
        string[] installed = FilesAtHome;
        CommandResult second = (await Cli.RunAsync("service", "install")).ShouldExitWith(0);
        Assert.Equal(installed, FilesAtHome);
        CommandResult removed = (await Cli.RunAsync("service", "uninstall")).ShouldExitWith(0);
        CommandResult again = (await Cli.RunAsync("service", "uninstall")).ShouldExitWith(0);

        Assert.Equal(
            "The service is installed and started: session-sync.timer.\n"
            + "It runs while you are logged in. To have it run after you log out, too: loginctl enable-linger\n",
            first.StandardError);
        Assert.Equal("The service is installed already (session-sync.timer); nothing changed.\n", second.StandardError);
        Assert.Equal(
            $"service\ttimer\nfile\t{_folder.Combine("home")}/.config/systemd/user/session-sync.timer\nstate\tenabled, active (waiting)\n"
            + "next sweep\tFri 2026-11-20 12:00:00 UTC\nlast sweep\tnone yet\n",
            status.StandardOutput);
        Assert.Equal(
            $$"""{"service":"timer","file":"{{_folder.Combine("home")}}/.config/systemd/user/session-sync.timer","running":true,"state":"enabled, active (waiting)","next_sweep":"Fri 2026-11-20 12:00:00 UTC","last_sweep":null}""" + "\n",
            json.StandardOutput);
        Assert.Equal("""{"service":null,"file":null,"running":false,"state":null,"next_sweep":null,"last_sweep":null}""" + "\n", (await Cli.RunAsync("service", "status", "--json")).ShouldExitWith(1).StandardOutput);
        Assert.Equal("The service is uninstalled; nothing of it is left.\n", removed.StandardError);
        Assert.Equal("No service is installed; nothing changed.\n", again.StandardError);
        Assert.Empty(Directory.EnumerateFiles(_folder.Combine("home"), "*", SearchOption.AllDirectories));
        Assert.Single(_manager.Calls, "systemctl --user enable session-sync.timer");
        Assert.DoesNotContain(_manager.Calls, call => call.Contains("enable-linger", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_manager_it_is_written_and_the_user_is_told_what_to_run()
    {
        string noManager = CommandFolder.CreateWithout(_folder.Combine("commands"), "systemctl");

        CommandResult result = (await (Cli with { PathFolders = [], Path = noManager }).RunAsync("service", "install", "--daemon")).ShouldExitWith(1);
        CommandResult status = (await (Cli with { PathFolders = [], Path = noManager }).RunAsync("service", "status")).ShouldExitWith(1);

        Assert.Equal(
            "warning: The service is written, but not started: There is no command systemctl here.\n"
            + "  Where a service manager runs for you: systemctl --user daemon-reload && systemctl --user enable --now session-sync-daemon.service\n"
            + "  Where none does: sync-sessions daemon, or a line for cron: @hourly sync-sessions sweep\n",
            result.StandardError);
        Assert.StartsWith("service\tdaemon\n", status.StandardOutput, StringComparison.Ordinal);
        Assert.Contains("daemon-reload", result.StandardError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_log_is_the_journal()
    {
        CommandResult result = (await Cli.RunAsync("service", "logs", "-n", "7", "-f")).ShouldExitWith(0);

        Assert.Equal("sweep of 3 targets\n", result.StandardOutput);
        Assert.Equal("journalctl --user --quiet --unit=session-sync.service --unit=session-sync-daemon.service --lines=7 --follow", _manager.Calls[^1]);
    }

    [Fact]
    public async Task The_unit_starts_what_the_user_types_with_the_folder_of_gh_on_its_path()
    {
        GhStandIn gh = new(_folder);
        string link = _folder.Combine("home", "bin", "sync-sessions");
        Directory.CreateDirectory(Path.GetDirectoryName(link)!);
        File.CreateSymbolicLink(link, Path.Combine(Repository.Root, "scripts", "sync-sessions"));

        (await (Cli with { PathFolders = [_manager.BinFolder, Path.GetDirectoryName(link)!, gh.BinFolder] }).RunAsync("service", "install")).ShouldExitWith(0);

        string unit = _folder.Read("home/.config/systemd/user/session-sync.service");
        Assert.Equal([link, "sweep", "--quiet"], UnitWords.Of(unit, "ExecStart"));
        Assert.StartsWith($"PATH={gh.BinFolder}:", UnitWords.Of(unit, "Environment")[0], StringComparison.Ordinal);
    }
}
