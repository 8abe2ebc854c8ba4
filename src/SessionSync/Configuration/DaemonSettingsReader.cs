using System.Collections.Immutable;

namespace SessionSync.Configuration;

/// <summary>Understands the daemon's part of the settings file.</summary>
internal static class DaemonSettingsReader
{
    private static readonly ImmutableArray<string> Keys = [SettingNames.Every, SettingNames.Cron, SettingNames.Store];

    public static DaemonSettings Read(ref JsonCursor cursor)
    {
        DaemonSettings settings = DaemonSettings.None;
        HashSet<string> seen = [];
        cursor.BeginObject($"'{SettingNames.Daemon}'");
        while (cursor.NextKey(seen, out string key))
        {
            settings = key switch
            {
                SettingNames.Every => settings with { Every = SettingsReader.Value(ref cursor, key, SettingValues.ParsePeriod, SettingValues.PeriodRule) },
                SettingNames.Cron => settings with { Cron = Text(ref cursor, key) },
                SettingNames.Store => settings with { Store = Text(ref cursor, key) },
                _ => throw SettingsReader.UnknownKey(cursor, key, Keys),
            };
            if (settings is { Every: not null, Cron: not null })
            {
                throw cursor.Refused($"'{SettingNames.Every}' and '{SettingNames.Cron}' exclude each other", "Remove one of the two");
            }
        }

        return settings;
    }

    private static string Text(ref JsonCursor cursor, string key)
    {
        string text = cursor.Text(key);
        return string.IsNullOrWhiteSpace(text) ? throw cursor.Refused($"'{key}' must not be empty") : text;
    }
}
