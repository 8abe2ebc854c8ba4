using System.Globalization;

namespace SessionSync.Configuration;

/// <summary>The text form of the settings' values, the same in the file, the environment and on the command line.</summary>
public static class SettingValues
{
    public const string DaysRule = "a whole number of days from 1 to 36500";
    public const string ParallelRule = "a whole number from 1 to 64";
    public const string SecondsRule = "a whole number of seconds from 1 to 86400";
    public const string PreferRule = "'merge' or 'newer'";
    public const string ColorRule = "'auto', 'always' or 'never'";
    public const string PeriodRule = "a time such as 90s, 30m or 2h, at most 31d";

    public const string TransportRule = "'ssh' or 'builtin'";

    private static readonly TimeSpan LongestPeriod = TimeSpan.FromDays(31);

    public static int? ParseDays(string text) => ParseNumber(text, 36_500);

    public static int? ParseParallel(string text) => ParseNumber(text, 64);

    public static int? ParseSeconds(string text) => ParseNumber(text, 86_400);

    public static DivergencePreference? ParsePrefer(string text) => text switch
    {
        "merge" => DivergencePreference.Merge,
        "newer" => DivergencePreference.Newer,
        _ => null,
    };

    public static ColorMode? ParseColor(string text) => text switch
    {
        "auto" => ColorMode.Auto,
        "always" => ColorMode.Always,
        "never" => ColorMode.Never,
        _ => null,
    };

    public static SshTransport? ParseTransport(string text) => text switch
    {
        "ssh" => SshTransport.System,
        "builtin" => SshTransport.Builtin,
        _ => null,
    };

    /// <summary>A whole number with its unit: seconds, minutes, hours or days.</summary>
    public static TimeSpan? ParsePeriod(string text)
    {
        TimeSpan? unit = text.Length == 0 ? null : text[^1] switch
        {
            's' => TimeSpan.FromSeconds(1),
            'm' => TimeSpan.FromMinutes(1),
            'h' => TimeSpan.FromHours(1),
            'd' => TimeSpan.FromDays(1),
            _ => null,
        };
        return unit is { } one && ParseNumber(text[..^1], (int)(LongestPeriod / one)) is { } count ? one * count : null;
    }

    /// <summary>In the largest unit that says it exactly.</summary>
    public static string Format(TimeSpan period) => (long)period.TotalSeconds switch
    {
        var seconds when seconds % 86_400 == 0 => $"{seconds / 86_400}d",
        var seconds when seconds % 3_600 == 0 => $"{seconds / 3_600}h",
        var seconds when seconds % 60 == 0 => $"{seconds / 60}m",
        var seconds => $"{seconds}s",
    };

    public static string Format(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Format(DivergencePreference value) => value == DivergencePreference.Newer ? "newer" : "merge";

    public static string Format(SshTransport value) => value == SshTransport.Builtin ? "builtin" : "ssh";

    public static string Format(ColorMode value) => value switch
    {
        ColorMode.Always => "always",
        ColorMode.Never => "never",
        _ => "auto",
    };

    private static int? ParseNumber(string text, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= 1 && value <= most ? value : null;
}
