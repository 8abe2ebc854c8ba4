using System.Collections.Immutable;

namespace SessionSync.Configuration;

/// <summary>A setting as it is in force, and who said so.</summary>
public sealed record OriginatedSetting(string Key, string Value, SettingOrigin Origin)
{
    /// <summary>A remark about the value, for people; null for none.</summary>
    public string? Remark { get; init; }

    /// <summary>All settings but the targets, in a fixed order. What can hold a password is only said to be there.</summary>
    public static ImmutableArray<OriginatedSetting> List(params ImmutableArray<SettingsLayer> strongestFirst)
    {
        Settings settings = Settings.Combine(strongestFirst.AsSpan());
        return
        [
            new(SettingNames.Days, SettingValues.Format(settings.Days), OriginOf(strongestFirst, static layer => layer.Days is not null)),
            new(SettingNames.Prefer, SettingValues.Format(settings.Prefer), OriginOf(strongestFirst, static layer => layer.Prefer is not null)),
            Parallel(settings, OriginOf(strongestFirst, static layer => layer.Parallel is not null)),
            new(SettingNames.Timeout, SettingValues.Format(settings.Timeout), OriginOf(strongestFirst, static layer => layer.Timeout is not null)),
            new(SettingNames.Color, SettingValues.Format(settings.Color), OriginOf(strongestFirst, static layer => layer.Color is not null)),
            new(SettingNames.Checkouts, string.Join(", ", settings.Checkouts), OriginOf(strongestFirst, static layer => layer.Checkouts is not null)),
            new(
                SettingNames.DevelopmentFiles,
                string.Join(':', settings.DevelopmentFiles),
                OriginOf(strongestFirst, static layer => layer.DevelopmentFiles is not null)),
            .. ListOfDaemon(settings.Daemon, strongestFirst),
        ];
    }

    private static OriginatedSetting Parallel(Settings settings, SettingOrigin origin) => new(SettingNames.Parallel, SettingValues.Format(settings.Parallel), origin)
    {
        Remark = origin == SettingOrigin.Default ? $"a sweep: {Settings.SweepParallel}" : null,
    };

    private static IEnumerable<OriginatedSetting> ListOfDaemon(DaemonSettings daemon, ImmutableArray<SettingsLayer> strongestFirst)
    {
        SettingOrigin origin = OriginOf(strongestFirst, static layer => (layer.Daemon.Every, layer.Daemon.Cron) is not (null, null));
        yield return daemon.Cron is { } cron
            ? new($"{SettingNames.Daemon}.{SettingNames.Cron}", cron, origin)
            : new($"{SettingNames.Daemon}.{SettingNames.Every}", SettingValues.Format(daemon.Every ?? DaemonSettings.DefaultPeriod), origin);
        if (daemon.Store is { } store)
        {
            yield return new(
                $"{SettingNames.Daemon}.{SettingNames.Store}", store[0] == '$' ? store : "(not shown)", OriginOf(strongestFirst, static layer => layer.Daemon.Store is not null));
        }
    }

    private static SettingOrigin OriginOf(ImmutableArray<SettingsLayer> strongestFirst, Func<SettingsLayer, bool> says)
    {
        foreach (SettingsLayer layer in strongestFirst)
        {
            if (says(layer))
            {
                return layer.Origin;
            }
        }

        return SettingOrigin.Default;
    }
}
