using System.Globalization;

namespace SessionSync.Daemon;

/// <summary>Instants as the log shows them.</summary>
internal static class LocalTime
{
    public const string Format = "yyyy-MM-dd HH:mm:ss zzz";

    public static string Text(DateTimeOffset instant) => instant.ToLocalTime().ToString(Format, CultureInfo.InvariantCulture);
}
