using SessionSync.Cli.Integration.SystemServices;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Integration.SystemServices;

public sealed class SystemdManagerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Installing_writes_private_units_and_starts_the_timer()
    {
        RecordedCommands commands = new();

        InstallOutcome outcome = await Installer(commands).InstallAsync(ServicePlans.Timer);

        Assert.Equal(new InstallOutcome(HasChanged: true, Obstacle: null), outcome);
        Assert.Equal(
            ["systemctl --user daemon-reload", "systemctl --user enable session-sync.timer", "systemctl --user restart session-sync.timer"], commands.Calls);
        Assert.Equal(["session-sync.service", "session-sync.service.d/10-sandbox.conf", "session-sync.timer"], Units());
        Assert.All(Units(), unit => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Unit(unit))));
        Assert.Contains("\nExecStart=/home/me/.local/bin/sync-sessions sweep --quiet\nEnvironment=\"PATH=/opt/gh/bin:/usr/bin\"\n", Text("session-sync.service"), StringComparison.Ordinal);
        Assert.Contains("\nOnCalendar=hourly\n", Text("session-sync.timer"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Installing_twice_changes_nothing_and_touches_no_file()
    {
        RecordedCommands commands = new();
        await Installer(commands).InstallAsync(ServicePlans.Timer);
        commands.Calls.Clear();
        foreach (string unit in Units())
        {
            File.SetUnixFileMode(Unit(unit), UnixFileMode.UserRead);
        }

        InstallOutcome outcome = await Installer(commands).InstallAsync(ServicePlans.Timer);

        Assert.Equal(new InstallOutcome(HasChanged: false, Obstacle: null), outcome);
        Assert.Equal(["systemctl --user is-enabled session-sync.timer", "systemctl --user is-active session-sync.timer"], commands.Calls);
        Assert.All(Units(), unit => Assert.Equal(UnixFileMode.UserRead, File.GetUnixFileMode(Unit(unit))));
    }

    [Fact]
    public async Task A_timer_that_somebody_stopped_is_started_again()
    {
        await Installer(new RecordedCommands()).InstallAsync(ServicePlans.Timer);
        RecordedCommands commands = new(static call => call.Contains("is-active", StringComparison.Ordinal) ? RecordedCommands.Failed : null);

        Assert.True((await Installer(commands).InstallAsync(ServicePlans.Timer)).HasChanged);
        Assert.Equal("systemctl --user restart session-sync.timer", commands.Calls[^1]);
    }

    [Fact]
    public async Task Where_no_manager_answers_the_files_are_written_and_the_reason_is_told()
    {
        InstallOutcome outcome = await Installer(new RecordedCommands(static _ => RecordedCommands.Failed)).InstallAsync(ServicePlans.Daemon);

        Assert.Equal(new InstallOutcome(HasChanged: true, "Failed to connect to bus: No medium found"), outcome);
        Assert.Contains("session-sync-daemon.service", Units());
    }

    [Fact]
    public async Task A_manager_that_refuses_is_a_failure_with_its_words()
    {
        RecordedCommands commands = new(static call => call.Contains(" enable ", StringComparison.Ordinal) ? new CommandAnswer(1, "", "Unit is masked.\n") : null);

        SyncException failure = await Assert.ThrowsAsync<SyncException>(() => Installer(commands).InstallAsync(ServicePlans.Timer));

        Assert.Equal((FailureKind.Failed, "systemd did not enable session-sync.timer", "Unit is masked"), (failure.Kind, failure.What, failure.Why));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_a_failure_that_names_it()
    {
        await File.WriteAllTextAsync(_folder.File("units"), "", TestContext.Current.CancellationToken);

        SyncException failure = await Assert.ThrowsAsync<SyncException>(() => Installer(new RecordedCommands()).InstallAsync(ServicePlans.Timer));

        Assert.Equal((FailureKind.Failed, $"The service cannot be changed: {Unit("session-sync.timer")}"), (failure.Kind, failure.What));
    }

    [Fact]
    public async Task The_daemon_takes_the_place_of_the_timer()
    {
        RecordedCommands commands = new();
        await Installer(commands).InstallAsync(ServicePlans.Timer);
        Leave("timers.target.wants/session-sync.timer");
        commands.Calls.Clear();

        await Installer(commands).InstallAsync(ServicePlans.Daemon with { Interval = SweepInterval.Parse("30m"), IsSandboxed = false });

        Assert.Equal(["session-sync-daemon.service"], Units());
        Assert.Contains("\nExecStart=/home/me/.local/bin/sync-sessions daemon --every 30m\n", Text("session-sync-daemon.service"), StringComparison.Ordinal);
        Assert.Equal(
            [
                "systemctl --user disable --now session-sync.timer", "systemctl --user stop session-sync.service",
                "systemctl --user daemon-reload", "systemctl --user reset-failed session-sync.service",
                "systemctl --user daemon-reload", "systemctl --user enable session-sync-daemon.service", "systemctl --user restart session-sync-daemon.service",
            ],
            commands.Calls);
    }

    [Fact]
    public async Task A_sandbox_that_is_no_longer_possible_goes()
    {
        await Installer(new RecordedCommands()).InstallAsync(ServicePlans.Timer);

        await Installer(new RecordedCommands()).InstallAsync(ServicePlans.Timer with { IsSandboxed = false });

        Assert.Equal(["session-sync.service", "session-sync.timer"], Units());
        Assert.False(Directory.Exists(Unit("session-sync.service.d")));
    }

    [Fact]
    public async Task Uninstalling_leaves_nothing_not_even_without_a_manager()
    {
        await Installer(new RecordedCommands()).InstallAsync(ServicePlans.Timer);
        Leave("timers.target.wants/session-sync.timer");
        Directory.CreateDirectory(_folder.File("data", "timers"));
        await File.WriteAllTextAsync(_folder.File("data", "timers", "stamp-session-sync.timer"), "", TestContext.Current.CancellationToken);

        Assert.True(await Installer(new RecordedCommands(static _ => RecordedCommands.Failed)).UninstallAsync());

        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
        Assert.False(await Installer(new RecordedCommands()).UninstallAsync());
    }

    [Fact]
    public async Task Uninstalling_leaves_what_is_not_ours()
    {
        await Installer(new RecordedCommands()).InstallAsync(ServicePlans.Timer);
        await File.WriteAllTextAsync(Unit("session-sync.service.d/override.conf"), "[Service]\nNice=5\n", TestContext.Current.CancellationToken);

        await Installer(new RecordedCommands()).UninstallAsync();

        Assert.Equal(["session-sync.service.d/override.conf"], Units());
    }

    [Fact]
    public async Task The_state_is_told_in_the_words_of_systemd()
    {
        RecordedCommands commands = new(static _ => new CommandAnswer(
            0, "NextElapseUSecRealtime=Fri 2026-11-20 12:00:00 UTC\nActiveState=active\nSubState=waiting\nUnitFileState=enabled\n", ""));

        Assert.Equal(
            new ServiceState(IsRunning: true, "enabled, active (waiting)", "Fri 2026-11-20 12:00:00 UTC"), await Manager(commands).StateAsync(ServiceForm.Timer));
        Assert.Equal(
            new ServiceState(IsRunning: false, "unknown: Failed to connect to bus: No medium found"),
            await Manager(new RecordedCommands(static _ => RecordedCommands.Failed)).StateAsync(ServiceForm.Timer));
    }

    [Theory]
    [InlineData("Linger=no\n", true)]
    [InlineData("Linger=yes\n", false)]
    [InlineData("", true)]
    public async Task Lingering_is_explained_unless_it_is_on(string answer, bool isExplained)
    {
        string? caveat = await Manager(new RecordedCommands(_ => new CommandAnswer(0, answer, ""))).FindCaveatAsync();

        Assert.Equal(isExplained, caveat?.Contains("loginctl enable-linger", StringComparison.Ordinal) ?? false);
    }

    [Fact]
    public async Task The_journal_is_shown_where_it_has_something_and_the_daemons_newest_file_otherwise()
    {
        SystemdManager silent = Manager(new RecordedCommands());
        Assert.Null(await silent.FindLogAsync(ServiceForm.Daemon, 5, isFollowed: false));

        Leave("../logs/daemon-20260102.log");
        Leave("../logs/daemon-20260103.log");
        ServiceLog file = Assert.IsType<ServiceLog>(await silent.FindLogAsync(ServiceForm.Daemon, 5, isFollowed: true));
        Assert.Equal(("tail", $"-n 5 -F {_folder.File("logs", "daemon-20260103.log")}"), (file.Program, string.Join(' ', file.Arguments)));

        ServiceLog journal = Assert.IsType<ServiceLog>(
            await Manager(new RecordedCommands(static _ => new CommandAnswer(0, "a line\n", ""))).FindLogAsync(ServiceForm.Timer, 5, isFollowed: false));
        Assert.Equal(
            ("journalctl", "--user --quiet --unit=session-sync.service --unit=session-sync-daemon.service --lines=5"),
            (journal.Program, string.Join(' ', journal.Arguments)));
    }

    private ServiceInstaller Installer(RecordedCommands commands) => new(Manager(commands));

    private SystemdManager Manager(RecordedCommands commands) =>
        new(commands, new SystemdFolders(_folder.File("units"), _folder.File("data", "timers"), [_folder.Path]), _folder.File("logs"));

    private string Unit(string name) => _folder.File("units", name);

    private string Text(string unit) => File.ReadAllText(Unit(unit));

    private IEnumerable<string> Units() => Directory.EnumerateFiles(_folder.File("units"), "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(_folder.File("units"), path)).Order(StringComparer.Ordinal);

    private void Leave(string name)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Unit(name))!);
        if (name.EndsWith(".log", StringComparison.Ordinal))
        {
            File.WriteAllText(Unit(name), "");
        }
        else
        {
            File.CreateSymbolicLink(Unit(name), "/nowhere");
        }
    }
}
