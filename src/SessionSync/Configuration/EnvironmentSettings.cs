using System.Collections.Immutable;

namespace SessionSync.Configuration;

/// <summary>The settings that environment variables make, such as <c>SYNC_SESSIONS_DAYS</c>. An empty variable says nothing.</summary>
public static class EnvironmentSettings
{
    /// <summary>Each variable that makes a setting, and what goes for it where it is not set.</summary>
    public static ImmutableArray<(string Name, string Setting, string Default)> Variables { get; } =
    [
        Variable("DAYS", SettingNames.Days, SettingValues.Format(Settings.Default.Days)),
        Variable("PREFER", SettingNames.Prefer, SettingValues.Format(Settings.Default.Prefer)),
        Variable("PARALLEL", SettingNames.Parallel, $"{SettingValues.Format(Settings.Default.Parallel)}, and {Settings.SweepParallel} of a sweep,"),
        Variable("TIMEOUT", SettingNames.Timeout, SettingValues.Format(Settings.Default.Timeout)),
        Variable("COLOR", SettingNames.Color, SettingValues.Format(Settings.Default.Color)),
        Variable("DAEMON_EVERY", $"{SettingNames.Daemon}.{SettingNames.Every}", SettingValues.Format(DaemonSettings.DefaultPeriod)),
        Variable("DAEMON_CRON", $"{SettingNames.Daemon}.{SettingNames.Cron}", "none"),
        Variable("DAEMON_STORE", $"{SettingNames.Daemon}.{SettingNames.Store}", "none"),
    ];

    public static SettingsLayer Read(Func<string, string?> variable) => new(SettingOrigin.Environment)
    {
        Days = Read(variable, "DAYS", SettingValues.ParseDays, SettingValues.DaysRule),
        Prefer = Read(variable, "PREFER", SettingValues.ParsePrefer, SettingValues.PreferRule),
        Parallel = Read(variable, "PARALLEL", SettingValues.ParseParallel, SettingValues.ParallelRule),
        Timeout = Read(variable, "TIMEOUT", SettingValues.ParsePeriod, SettingValues.PeriodRule),
        Color = Read(variable, "COLOR", SettingValues.ParseColor, SettingValues.ColorRule),
        Daemon = ReadDaemon(variable),
    };

    /// <summary>The SSH client that connects to all hosts, whatever a target's own settings say; null where the variable is not set.</summary>
    public static SshTransport? Transport(Func<string, string?> variable) => Read(variable, "TRANSPORT", SettingValues.ParseTransport, SettingValues.TransportRule);

    private static DaemonSettings ReadDaemon(Func<string, string?> variable)
    {
        DaemonSettings settings = new()
        {
            Every = Read(variable, "DAEMON_EVERY", SettingValues.ParsePeriod, SettingValues.PeriodRule),
            Cron = Text(variable, "DAEMON_CRON"),
            Store = Text(variable, "DAEMON_STORE"),
        };
        return settings is { Every: not null, Cron: not null }
            ? throw new SyncException(
                FailureKind.Usage, $"The environment variable {SettingNames.EnvironmentPrefix}DAEMON_CRON cannot be used",
                $"{SettingNames.EnvironmentPrefix}DAEMON_EVERY is there too, and the two exclude each other", $"unset {SettingNames.EnvironmentPrefix}DAEMON_EVERY")
            : settings;
    }

    private static (string Name, string Setting, string Default) Variable(string option, string setting, string value) =>
        (SettingNames.EnvironmentPrefix + option, setting, value);

    private static string? Text(Func<string, string?> variable, string option) =>
        variable(SettingNames.EnvironmentPrefix + option) is { Length: > 0 } text ? text : null;

    private static T? Read<T>(Func<string, string?> variable, string option, Func<string, T?> parse, string rule)
        where T : struct
    {
        string name = SettingNames.EnvironmentPrefix + option;
        string? text = variable(name);
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        return parse(text) ?? throw new SyncException(
            FailureKind.Usage, $"The environment variable {name} cannot be used", $"It must be {rule}, and is '{text}'", $"unset {name}");
    }
}
