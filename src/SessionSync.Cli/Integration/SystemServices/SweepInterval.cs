using System.Globalization;

namespace SessionSync.Cli.Integration.SystemServices;

/// <summary>A time between sweeps that fits a whole number of times into an hour or a day, so that a calendar can tell it.</summary>
internal readonly record struct SweepInterval
{
    public const string Rule = "a time that divides an hour or a day evenly, such as 15m, 30m, 1h or 6h";

    private const int Hour = 60;
    private const int Day = 24 * Hour;
    private readonly int _minutes;

    private SweepInterval(int minutes) => _minutes = minutes;

    public static SweepInterval Hourly { get; } = new(Hour);

    public int Seconds => _minutes * 60;

    /// <summary>In the words of systemd.</summary>
    public string Calendar => _minutes switch
    {
        < Hour => $"*:0/{_minutes}",
        Hour => "hourly",
        Day => "daily",
        _ => $"0/{_minutes / Hour}:00",
    };

    /// <summary>Null for a text that is none.</summary>
    public static SweepInterval? Parse(string text)
    {
        int unit = text.EndsWith('m') ? 1 : text.EndsWith('h') ? Hour : 0;
        return unit > 0 && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            && count is > 0 and <= Day && Divides(count * unit)
            ? new SweepInterval(count * unit)
            : null;
    }

    public override string ToString() => _minutes % Hour == 0 ? $"{_minutes / Hour}h" : $"{_minutes}m";

    private static bool Divides(int minutes) => Hour % minutes == 0 || (minutes % Hour == 0 && Day % minutes == 0);
}
