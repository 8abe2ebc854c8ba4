using System.Xml.Linq;
using SessionSync.Cli.Integration.SystemServices;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Integration.SystemServices;

public sealed class LaunchdManagerTests : IDisposable
{
    private const string Print = "launchctl print gui/501/com.sessionsync.sweep";
    private readonly TemporaryFolder _folder = new();
    private bool _isLoaded;

    private string Agent => _folder.File("LaunchAgents", "com.sessionsync.sweep.plist");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Installing_writes_an_agent_and_loads_it()
    {
        RecordedCommands commands = new(Launchctl);

        InstallOutcome outcome = await Installer(commands).InstallAsync(ServicePlans.Timer with { Interval = SweepInterval.Parse("30m") });

        Assert.Equal(new InstallOutcome(HasChanged: true, Obstacle: null), outcome);
        Assert.Equal([Print, "launchctl enable gui/501/com.sessionsync.sweep", $"launchctl bootstrap gui/501 {Agent}"], commands.Calls);
        string text = await File.ReadAllTextAsync(Agent, TestContext.Current.CancellationToken);
        Assert.Contains("<integer>1800</integer>", text, StringComparison.Ordinal);
        Assert.Equal(["/home/me/.local/bin/sync-sessions", "sweep", "--quiet"], XDocument.Parse(text).Descendants("array").Elements().Select(word => word.Value));
        Assert.True(Directory.Exists(_folder.File("Logs", "session-sync")));
    }

    [Fact]
    public async Task Installing_twice_changes_nothing_and_another_interval_loads_it_anew()
    {
        await Installer(new RecordedCommands(Launchctl)).InstallAsync(ServicePlans.Timer);
        RecordedCommands same = new(Launchctl);
        RecordedCommands other = new(Launchctl);

        Assert.False((await Installer(same).InstallAsync(ServicePlans.Timer)).HasChanged);
        Assert.True((await Installer(other).InstallAsync(ServicePlans.Timer with { Interval = SweepInterval.Parse("2h") })).HasChanged);

        Assert.Equal([Print], same.Calls);
        Assert.Equal(
            [Print, "launchctl bootout gui/501/com.sessionsync.sweep", Print, "launchctl enable gui/501/com.sessionsync.sweep", $"launchctl bootstrap gui/501 {Agent}"],
            other.Calls);
    }

    [Fact]
    public async Task Where_nobody_is_logged_in_at_the_screen_the_reason_is_told()
    {
        RecordedCommands commands = new(static call => call.Contains("enable", StringComparison.Ordinal) ? null : new CommandAnswer(125, "", "Bootstrap failed: 125\n"));

        Assert.Equal("Bootstrap failed: 125", (await Installer(commands).InstallAsync(ServicePlans.Timer)).Obstacle);
    }

    [Fact]
    public async Task The_daemon_takes_the_place_of_the_timer_and_uninstalling_leaves_nothing()
    {
        await Installer(new RecordedCommands(Launchctl)).InstallAsync(ServicePlans.Timer);
        await File.WriteAllTextAsync(_folder.File("Logs", "session-sync", "sweep.log"), "", TestContext.Current.CancellationToken);
        await Installer(new RecordedCommands(Launchctl)).InstallAsync(ServicePlans.Daemon);
        Assert.Equal(["com.sessionsync.daemon.plist"], Directory.EnumerateFiles(_folder.File("LaunchAgents")).Select(Path.GetFileName));

        Assert.True(await Installer(new RecordedCommands(Launchctl)).UninstallAsync());

        Assert.Empty(Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories));
        Assert.False(await Installer(new RecordedCommands(Launchctl)).UninstallAsync());
    }

    [Fact]
    public async Task Odd_paths_are_what_they_are_in_the_property_list()
    {
        const string Odd = "/a <b> & \"c\" 'd'/日本/@PATH@/%h$HOME\nline";
        ServicePlan plan = ServicePlans.Daemon with { Program = Odd, Variables = [new("PATH", Odd)] };

        await Installer(new RecordedCommands(Launchctl)).InstallAsync(plan);

        XDocument agent = XDocument.Load(_folder.File("LaunchAgents", "com.sessionsync.daemon.plist"));
        Assert.Equal([Odd, "daemon"], agent.Descendants("array").Elements().Select(word => word.Value));
        Assert.Equal(Odd, Assert.Single(agent.Descendants("key"), key => key.Value == "PATH").ElementsAfterSelf().First().Value);
    }

    [Fact]
    public void What_a_property_list_cannot_hold_is_refused() =>
        Assert.Equal(FailureKind.Refused, Assert.Throws<SyncException>(() => PlistText.Escaped("\u0007")).Kind);

    [Fact]
    public async Task The_state_is_told_in_the_words_of_launchd()
    {
        RecordedCommands commands = new(static _ => new CommandAnswer(0, "gui/501/x = {\n\tstate = not running\n\tlast exit code = 4\n}\n", ""));

        Assert.Equal(new ServiceState(IsRunning: true, "loaded, not running, last exit code 4"), await Manager(commands).StateAsync(ServiceForm.Timer));
        Assert.Equal(new ServiceState(IsRunning: false, "not loaded"), await Manager(new RecordedCommands(Launchctl)).StateAsync(ServiceForm.Timer));
    }

    private CommandAnswer? Launchctl(string call)
    {
        _isLoaded = call.Split(' ')[1] switch
        {
            "bootstrap" => true,
            "bootout" => false,
            _ => _isLoaded,
        };
        return call.StartsWith("launchctl print", StringComparison.Ordinal) && !_isLoaded ? new CommandAnswer(113, "", "Could not find service\n") : null;
    }

    private ServiceInstaller Installer(RecordedCommands commands) => new(Manager(commands));

    private LaunchdManager Manager(RecordedCommands commands) => new(commands, _folder.Path, 501, TimeSpan.Zero);
}
