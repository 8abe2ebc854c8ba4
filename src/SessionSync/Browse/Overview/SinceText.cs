using System.Globalization;

namespace SessionSync.Browse.Overview;

/// <summary>An instant as people write it: how long ago, or a date. Pure.</summary>
public static class SinceText
{
    public const string Rule = "a time such as 12h, 7d or 2w, or a date such as 2026-11-01";

    private const int MostDays = 36_500;

    /// <summary>A date alone is its beginning where the clock is; a time of day without an offset is meant there too.</summary>
    /// <returns>Null for what is neither.</returns>
    public static DateTimeOffset? Parse(string text, TimeProvider clock) => Ago(text) is { } ago ? clock.GetUtcNow() - ago : Date(text, clock.LocalTimeZone);

    private static TimeSpan? Ago(string text)
    {
        TimeSpan? unit = text.Length < 2 ? null : text[^1] switch
        {
            'm' => TimeSpan.FromMinutes(1),
            'h' => TimeSpan.FromHours(1),
            'd' => TimeSpan.FromDays(1),
            'w' => TimeSpan.FromDays(7),
            _ => null,
        };
        return unit is { } one && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out int count) && one.TotalDays * count <= MostDays
            ? one * count
            : null;
    }

    private static DateTimeOffset? Date(string text, TimeZoneInfo zone)
    {
        string[] formats = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF"];
        if (DateTime.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime local))
        {
            return new DateTimeOffset(local, zone.GetUtcOffset(local));
        }

        string[] exact = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];
        return DateTimeOffset.TryParseExact(text, exact, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset instant) ? instant : null;
    }
}
