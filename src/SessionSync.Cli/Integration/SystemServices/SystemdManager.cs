using System.Collections.Immutable;
using System.Globalization;

namespace SessionSync.Cli.Integration.SystemServices;

/// <summary>systemd, as it runs for one user.</summary>
internal sealed class SystemdManager(ISystemCommands commands, SystemdFolders folders, string daemonLogs) : IServiceManager
{
    private const string SandboxFile = "10-sandbox.conf";
    private const string Sweep = "session-sync.service";
    private const string Timer = "session-sync.timer";
    private const string Daemon = "session-sync-daemon.service";
    private const string Lingering = "It runs while you are logged in. To have it run after you log out, too: loginctl enable-linger";

    public ImmutableArray<string> Roots => folders.Roots;

    public ImmutableArray<ServiceFile> Describe(ServicePlan plan)
    {
        SweepInterval interval = plan.Interval ?? SweepInterval.Hourly;
        Dictionary<string, string> values = new(StringComparer.Ordinal)
        {
            ["PROGRAM"] = UnitText.Program(plan.Program),
            ["ENVIRONMENT"] = UnitText.Assignments(plan.Variables),
            ["OPTIONS"] = plan.Interval is null ? "" : $"--every {plan.Interval}",
            ["CALENDAR"] = interval.Calendar,
            ["DELAY"] = Math.Min(300, interval.Seconds / 12).ToString(CultureInfo.InvariantCulture),
        };
        return
        [
            .. from path in FilesOf(plan.Form)
               let template = Path.GetFileName(path)
               where plan.IsSandboxed || template != SandboxFile
               select new ServiceFile(path, Template.Fill(template, values)),
        ];
    }

    public ImmutableArray<string> FilesOf(ServiceForm form) => form == ServiceForm.Timer
        ? [Unit(Timer), Unit(Sweep), Unit($"{Sweep}.d", SandboxFile)]
        : [Unit(Daemon), Unit($"{Daemon}.d", SandboxFile)];

    public ImmutableArray<string> TracesOf(ServiceForm form) => form == ServiceForm.Timer
        ? [Unit("timers.target.wants", Timer), Path.Combine(folders.Stamps, $"stamp-{Timer}")]
        : [Unit("default.target.wants", Daemon)];

    public string StartCommand(ServiceForm form) => $"systemctl --user daemon-reload && systemctl --user enable --now {UnitOf(form)}";

    public async Task<Activation> StartAsync(ServiceForm form, bool hasChanged)
    {
        string unit = UnitOf(form);
        if (!hasChanged && (await AskAsync("is-enabled", unit)).IsSuccess && (await AskAsync("is-active", unit)).IsSuccess)
        {
            return new Activation(HasChanged: false);
        }

        CommandAnswer reload = await AskAsync("daemon-reload");
        if (!reload.IsSuccess)
        {
            return new Activation(HasChanged: false, reload.Reason);
        }

        await RequireAsync("enable", unit);

        // A running daemon ends in order, and comes back by the new description.
        await RequireAsync("restart", unit);
        return new Activation(HasChanged: true);
    }

    /// <summary>Without a manager nothing runs, and what it would have answered changes nothing.</summary>
    public async Task StopAsync(ServiceForm form)
    {
        await AskAsync("disable", "--now", UnitOf(form));
        if (form == ServiceForm.Timer)
        {
            await AskAsync("stop", Sweep);
        }
    }

    public async Task ForgetAsync(ServiceForm form)
    {
        await AskAsync("daemon-reload");
        await AskAsync("reset-failed", form == ServiceForm.Timer ? Sweep : Daemon);
    }

    public async Task<ServiceState> StateAsync(ServiceForm form)
    {
        CommandAnswer answer = await AskAsync("show", UnitOf(form), "--property=UnitFileState,ActiveState,SubState,NextElapseUSecRealtime");
        if (!answer.IsSuccess)
        {
            return new ServiceState(IsRunning: false, $"unknown: {answer.Reason}");
        }

        string enabled = Property(answer.Output, "UnitFileState");
        string active = Property(answer.Output, "ActiveState");
        string next = Property(answer.Output, "NextElapseUSecRealtime");
        return new ServiceState(
            active is "active" or "reloading" or "activating",
            $"{(enabled.Length == 0 ? "not enabled" : enabled)}, {active} ({Property(answer.Output, "SubState")})",
            next.Length == 0 ? null : next);
    }

    public async Task<ServiceLog?> FindLogAsync(ServiceForm form, int lines, bool isFollowed)
    {
        ImmutableArray<string> journal = ["--user", "--quiet", $"--unit={Sweep}", $"--unit={Daemon}"];
        CommandAnswer answer = await commands.RunAsync("journalctl", [.. journal, "--lines=1", "--output=cat"]);
        return answer.IsSuccess && answer.Output.Length > 0
            ? new ServiceLog("journalctl", [.. journal, $"--lines={lines}", .. isFollowed ? (ReadOnlySpan<string>)["--follow"] : []])
            : LogFiles.Show(LogFiles.Newest(daemonLogs), lines, isFollowed);
    }

    public async Task<string?> FindCaveatAsync()
    {
        CommandAnswer answer = await commands.RunAsync("loginctl", "show-user", CurrentUser.Id.ToString(CultureInfo.InvariantCulture), "--property=Linger");
        return Property(answer.Output, "Linger") == "yes" ? null : Lingering;
    }

    private static string UnitOf(ServiceForm form) => form == ServiceForm.Timer ? Timer : Daemon;

    private static string Property(string text, string name)
    {
        foreach (string line in text.Split('\n'))
        {
            if (line.StartsWith($"{name}=", StringComparison.Ordinal))
            {
                return line[(name.Length + 1)..];
            }
        }

        return "";
    }

    private string Unit(params ReadOnlySpan<string> names) => Path.Combine([folders.Units, .. names]);

    private Task<CommandAnswer> AskAsync(params ReadOnlySpan<string> arguments) => commands.RunAsync("systemctl", ["--user", .. arguments]);

    private async Task RequireAsync(string verb, string unit)
    {
        CommandAnswer answer = await AskAsync(verb, unit);
        if (!answer.IsSuccess)
        {
            throw new SyncException(
                FailureKind.Failed, $"systemd did not {verb} {unit}", answer.Reason, $"systemctl --user status {unit}", $"systemd-analyze --user verify {unit}");
        }
    }
}
