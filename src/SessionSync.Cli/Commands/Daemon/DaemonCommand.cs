using System.CommandLine;
using SessionSync.Cli.Daemon;
using SessionSync.Configuration;

namespace SessionSync.Cli.Commands.Daemon;

/// <summary><c>daemon</c>: sweeps again and again, in the foreground.</summary>
internal static class DaemonCommand
{
    public static CommandNode Create(Services services)
    {
        Option<TimeSpan?> every = Options.Parsed(
            "--every", "TIME", "Sweep in this rhythm: 90s, 30m, 2h [default: 1h]", SettingValues.ParsePeriod, SettingValues.PeriodRule);
        Option<string?> cron = Options.Text("--cron", "EXPRESSION", "Sweep whenever a cron expression says so, in local time: '*/30 8-18 * * 1-5'");
        Option<bool> now = Options.Switch("--now", "Begin with a sweep at once");
        Option<ColorMode?> color = Options.Parsed(
            "--color", "auto|always|never", "When to use colour [default: auto]", SettingValues.ParseColor, SettingValues.ColorRule);

        // What stands for the program in tests of the daemon alone.
        Option<string?> program = Options.Text("--sweep-program", "FILE", "Run this as the sweep");
        program.Hidden = true;
        return new CommandNode("daemon", "Sweep every hour, or as often as you like, until ended by Ctrl-C or SIGTERM; SIGHUP reads the settings anew")
        {
            Examples =
            [
                ("sync-sessions daemon", "Sweep every hour"),
                ("sync-sessions daemon --every 30m --now", "Sweep now, and then every half hour"),
            ],
            Options = { every, cron, now, color, program },
            Handler = result => RunAsync(services, Flags(result.GetValue(every), result.GetValue(cron), result.GetValue(color)), result.GetValue(now), result.GetValue(program)),
        };
    }

    private static SettingsLayer Flags(TimeSpan? every, string? cron, ColorMode? color) => every is not null && cron is not null
        ? throw new SyncException(ExitCode.Usage, "--every and --cron exclude each other", "", "sync-sessions daemon --help")
        : new SettingsLayer(SettingOrigin.Flag) { Color = color, Daemon = new DaemonSettings { Every = every, Cron = cron } };

    private static Task<ExitCode> RunAsync(Services services, SettingsLayer flags, bool now, string? program) => DaemonRun.StartAsync(
        new DaemonRequest(services.Host, services.Streams, flags, program is null ? OwnProgram.Command() : [program]) { SweepNow = now },
        services.Time);
}
