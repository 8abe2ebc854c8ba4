using System.Globalization;

namespace SessionSync.Cli.Output;

/// <summary>Numbers as people read them.</summary>
public static class Quantity
{
    private static readonly string[] SizeUnits = ["B", "KB", "MB", "GB", "TB"];

    public static string Count(long count, string noun) => count == 1 ? $"1 {noun}" : $"{Number(count)} {noun}s";

    /// <summary>In powers of 1000, with one decimal below 100: <c>12.4 KB</c>.</summary>
    public static string Size(long bytes)
    {
        double value = bytes;
        int unit = 0;

        // What would be rounded up to 1000 of a unit is 1 of the next.
        while (value >= 999.5 && unit < SizeUnits.Length - 1)
        {
            value /= 1000;
            unit++;
        }

        string digits = value.ToString(unit == 0 || value >= 99.95 ? "0" : "0.0", CultureInfo.InvariantCulture);
        return $"{digits} {SizeUnits[unit]}";
    }

    /// <summary>A number that need not be exact: <c>12.4K</c>.</summary>
    public static string About(long count)
    {
        double value = Math.Max(0, count);
        string unit = "";
        foreach (string next in (ReadOnlySpan<string>)["K", "M", "G", "T"])
        {
            if (value < 999.5)
            {
                break;
            }

            value /= 1000;
            unit = next;
        }

        return value.ToString(unit.Length == 0 || value >= 99.95 ? "0" : "0.0", CultureInfo.InvariantCulture) + unit;
    }

    public static string Seconds(double seconds)
    {
        if (seconds < 59.95)
        {
            return $"{seconds.ToString("0.0", CultureInfo.InvariantCulture)} s";
        }

        long whole = (long)Math.Round(seconds, MidpointRounding.AwayFromZero);
        return $"{Number(whole / 60)} min {Number(whole % 60)} s";
    }

    /// <summary>A time to wait, rounded up to whole seconds, minutes or hours: <c>12 s</c>.</summary>
    public static string Duration(TimeSpan time) => time switch
    {
        { TotalSeconds: < 90 } => $"{Number((long)Math.Ceiling(time.TotalSeconds))} s",
        { TotalMinutes: < 90 } => $"{Number((long)Math.Ceiling(time.TotalMinutes))} min",
        _ => $"{Number((long)Math.Ceiling(time.TotalHours))} h",
    };

    /// <summary>How long ago something was, in its largest unit, rounded down.</summary>
    public static string Age(DateTimeOffset? instant, DateTimeOffset now)
    {
        if (instant is not { } then)
        {
            return "unknown";
        }

        TimeSpan age = now - then;
        return age switch
        {
            { TotalMinutes: < -1 } => "in the future",
            { TotalMinutes: < 1 } => "just now",
            { TotalHours: < 1 } => Count((long)age.TotalMinutes, "minute"),
            { TotalDays: < 1 } => Count((long)age.TotalHours, "hour"),
            { TotalDays: < 60 } => Count((long)age.TotalDays, "day"),
            { TotalDays: < 730 } => Count((long)(age.TotalDays / 30.44), "month"),
            _ => Count((long)(age.TotalDays / 365.25), "year"),
        };
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
