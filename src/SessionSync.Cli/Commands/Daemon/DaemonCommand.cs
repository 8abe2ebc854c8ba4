using System.Collections.Immutable;
using SessionSync.Cli.CommandLine;
using SessionSync.Cli.Integration.SystemServices;
using SessionSync.Cli.Output;
using SessionSync.Configuration;
using SessionSync.Platform;

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
        Option<ColorMode?> color = SharedOptions.Color();

        // What stands for the program in tests of the daemon alone.
        Option<string?> program = Options.Hidden("--sweep-program", "FILE", "Run this as the sweep");
        return new CommandNode("daemon", "Sweep every hour, or as often as you like, until ended by Ctrl-C or SIGTERM; SIGHUP reads the settings anew")
        {
            Examples =
            [
                ("sync-sessions daemon", "Sweep every hour"),
                ("sync-sessions daemon --every 30m --now", "Sweep now, and then every half hour"),
            ],
            Options = [every, cron, now, color, program],
            Ends = Endings.OfDaemon,
            Handler = result => RunAsync(services, Flags(result.GetValue(every), result.GetValue(cron), result.GetValue(color)), result.GetValue(now), result.GetValue(program)),
        };
    }

    private static SettingsLayer Flags(TimeSpan? every, string? cron, ColorMode? color) => every is not null && cron is not null
        ? throw new SyncException(FailureKind.Usage, "--every and --cron exclude each other", "", "sync-sessions daemon --help")
        : new SettingsLayer(SettingOrigin.Flag) { Color = color, Daemon = new DaemonSettings { Every = every, Cron = cron } };

    /// <summary>Becomes the daemon. What the settings file says about the schedule is its business: it reads it anew upon SIGHUP.</summary>
    private static Task<ExitCode> RunAsync(Services services, SettingsLayer flags, bool now, string? program)
    {
        HostEnvironment host = services.Host;
        Settings settings = Settings.Combine(flags, EnvironmentSettings.Read(host.Variable), new SettingsFile(host.ConfigFile).Read());
        bool isColored = ColorRules.IsColored(settings.Color, host.IsErrorTerminal, host.Variable);
        ImmutableArray<string> daemon = DaemonProgram.Find(AppContext.BaseDirectory);
        ProcessImage.ReplaceBy(daemon[0],
        [
            .. daemon[1..],
            .. flags.Daemon.Every is { } every ? (ReadOnlySpan<string>)["--every", SettingValues.Format(every)] : [],
            .. flags.Daemon.Cron is { } cron ? (ReadOnlySpan<string>)["--cron", cron] : [],
            .. now ? (ReadOnlySpan<string>)["--now"] : [],
            .. isColored ? (ReadOnlySpan<string>)["--colored"] : [],
            host.Home,
            host.StateDirectory,
            host.ConfigFile,
            .. program is null ? OwnProgram.Command() : [program],
        ]);
        return Task.FromResult(ExitCode.Success);
    }
}
