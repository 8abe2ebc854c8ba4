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

    public static string Format(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Format(DivergencePreference value) => value == DivergencePreference.Newer ? "newer" : "merge";

    public static string Format(ColorMode value) => value switch
    {
        ColorMode.Always => "always",
        ColorMode.Never => "never",
        _ => "auto",
    };

    private static int? ParseNumber(string text, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= 1 && value <= most ? value : null;
}
