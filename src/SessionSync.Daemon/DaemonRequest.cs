using System.Collections.Immutable;
using SessionSync.Configuration;

namespace SessionSync.Daemon;

/// <summary>A request to run the daemon. <c>sync-sessions daemon</c> has understood what was typed, and passes it on in full.</summary>
/// <param name="Home">The user's home directory.</param>
/// <param name="StateDirectory">Where the state of all syncs lies; the daemon's own log is in it.</param>
/// <param name="SettingsFile">Read at the start and upon SIGHUP; need not exist.</param>
/// <param name="Variable">Looks up an environment variable.</param>
/// <param name="Program">The words of the program that is run as <c>PROGRAM sweep --json</c>.</param>
internal sealed record DaemonRequest(
    string Home, string StateDirectory, string SettingsFile, Func<string, string?> Variable, ImmutableArray<string> Program)
{
    /// <summary>The settings from the command line; they go before all others, also when those are read anew.</summary>
    public DaemonSettings Typed { get; init; } = DaemonSettings.None;

    /// <summary>Begin with a sweep at once, whatever the schedule says.</summary>
    public bool SweepNow { get; init; }

    public bool IsColored { get; init; }

    /// <summary>Reads <c>[--every TIME] [--cron EXPRESSION] [--now] [--colored] HOME STATE SETTINGS PROGRAM...</c>; null for anything else.</summary>
    public static DaemonRequest? Read(ReadOnlySpan<string> arguments, Func<string, string?> variable)
    {
        DaemonSettings typed = DaemonSettings.None;
        bool sweepsNow = false;
        bool isColored = false;
        while (true)
        {
            switch (arguments)
            {
                case ["--every", var every, ..] when SettingValues.ParsePeriod(every) is { } period:
                    typed = typed with { Every = period };
                    arguments = arguments[2..];
                    break;
                case ["--cron", var cron, ..]:
                    typed = typed with { Cron = cron };
                    arguments = arguments[2..];
                    break;
                case ["--now", ..]:
                    sweepsNow = true;
                    arguments = arguments[1..];
                    break;
                case ["--colored", ..]:
                    isColored = true;
                    arguments = arguments[1..];
                    break;
                case [var home, var state, var settings, .. var program] when Path.IsPathFullyQualified(home) && program.Length > 0:
                    return new DaemonRequest(home, state, settings, variable, [.. program]) { Typed = typed, SweepNow = sweepsNow, IsColored = isColored };
                default:
                    return null;
            }
        }
    }

    /// <exception cref="SyncException">The environment or the settings file cannot be used.</exception>
    public DaemonSettings ReadSettings() => Settings.Combine(
        new SettingsLayer(SettingOrigin.Flag) { Daemon = Typed }, EnvironmentSettings.Read(Variable), new SettingsFile(SettingsFile).Read()).Daemon;
}
