using System.Collections.Immutable;
using SessionSync.Platform;

namespace SessionSync.Configuration;

/// <summary>The settings that are one value, and what each takes.</summary>
public static class SettingRules
{
    private const string AnyText = "a text";

    private static readonly ImmutableArray<(string Key, string Rule, Func<string, bool> IsValid, bool IsNumber)> s_rules =
    [
        (SettingNames.Days, SettingValues.DaysRule, static text => SettingValues.ParseDays(text) is not null, true),
        (SettingNames.Prefer, SettingValues.PreferRule, static text => SettingValues.ParsePrefer(text) is not null, false),
        (SettingNames.Parallel, SettingValues.ParallelRule, static text => SettingValues.ParseParallel(text) is not null, true),
        (SettingNames.Timeout, SettingValues.PeriodRule, static text => SettingValues.ParsePeriod(text) is not null, false),
        (SettingNames.Color, SettingValues.ColorRule, static text => SettingValues.ParseColor(text) is not null, false),
        ($"{SettingNames.Daemon}.{SettingNames.Every}", SettingValues.PeriodRule, static text => SettingValues.ParsePeriod(text) is not null, false),
        ($"{SettingNames.Daemon}.{SettingNames.Cron}", AnyText, static text => !string.IsNullOrWhiteSpace(text), false),
        ($"{SettingNames.Daemon}.{SettingNames.Store}", AnyText, static text => !string.IsNullOrWhiteSpace(text), false),
    ];

    /// <summary>Their names, those of the daemon with a dot.</summary>
    public static IEnumerable<(string Key, string Rule)> All => s_rules.Select(static rule => (rule.Key, rule.Rule));

    /// <summary>Whether a value is written as a number.</summary>
    /// <exception cref="SyncException">There is no such setting, or it does not take that.</exception>
    internal static bool Check(string key, string value)
    {
        if (key is SettingNames.Targets or SettingNames.Checkouts or SettingNames.DevelopmentFiles)
        {
            throw new SyncException(
                FailureKind.Usage, $"'{key}' is a list, and no single value", "Lists are edited in the settings file", key == SettingNames.Targets ? "sync-sessions target add NAME URL" : "$EDITOR \"$(sync-sessions config path)\"");
        }

        int index = s_rules.IndexOf(s_rules.FirstOrDefault(rule => rule.Key == key));
        if (index < 0)
        {
            string[] names = [.. All.Select(static rule => rule.Key)];
            throw new SyncException(
                FailureKind.NotFound,
                $"There is no setting '{key}'{(NearestWord.Find(key, names) is { } nearest ? $"; did you mean '{nearest}'?" : "")}",
                $"The settings are {string.Join(", ", names)}",
                "sync-sessions config show");
        }

        return s_rules[index].IsValid(value)
            ? s_rules[index].IsNumber
            : throw new SyncException(FailureKind.Usage, $"'{key}' cannot be '{value}'", $"It takes {s_rules[index].Rule}", $"sync-sessions config set {key} VALUE");
    }
}
