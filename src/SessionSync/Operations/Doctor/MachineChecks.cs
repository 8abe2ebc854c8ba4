namespace SessionSync.Operations.Doctor;

/// <summary>Judges this machine or another one: its disk, its clock, and who may read what is private.</summary>
public static class MachineChecks
{
    private const long Megabyte = 1_000_000;
    private const long Scarce = 500 * Megabyte;
    private const long Exhausted = 50 * Megabyte;
    private const UnixFileMode OthersRead = UnixFileMode.GroupRead | UnixFileMode.OtherRead | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
    private const UnixFileMode OthersWrite = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    /// <summary>Times decide which message is the newer one; a minute is more than any clock that is set by itself is off.</summary>
    private static readonly TimeSpan s_tolerable = TimeSpan.FromMinutes(1);

    /// <param name="subject">A directory here, or a target.</param>
    public static HealthCheck Space(string subject, long freeBytes)
    {
        string found = freeBytes >= 10_000 * Megabyte ? $"{freeBytes / (1000 * Megabyte)} GB free" : $"{freeBytes / Megabyte} MB free";
        return freeBytes switch
        {
            < Exhausted => new HealthCheck("space", subject, Verdict.Error, found, "Make room: nothing can be written safely"),
            < Scarce => new HealthCheck("space", subject, Verdict.Warning, found, "Make room"),
            _ => new HealthCheck("space", subject, Verdict.Ok, found),
        };
    }

    /// <param name="ahead">How far the target's clock is ahead of ours; negative where it is behind.</param>
    public static HealthCheck Clock(string target, TimeSpan ahead)
    {
        double seconds = Math.Round(Math.Abs(ahead.TotalSeconds));
        string found = seconds < 2 ? "Right to the second" : $"{seconds} seconds {(ahead > TimeSpan.Zero ? "ahead of" : "behind")} this machine";
        return ahead.Duration() > s_tolerable
            ? new HealthCheck("clock", target, Verdict.Warning, $"{found}: the newer message may be mistaken for the older", "Set the clock that is wrong: sudo timedatectl set-ntp true")
            : new HealthCheck("clock", target, Verdict.Ok, found);
    }

    /// <param name="path">A file or directory that only its owner should reach.</param>
    public static HealthCheck Permissions(string path, UnixFileMode mode, bool isDirectory)
    {
        string fix = $"chmod {(isDirectory ? "700" : "600")} {path}";
        string found = $"Mode {Convert.ToString((int)mode, 8)}";
        return (mode & OthersWrite) != UnixFileMode.None ? new HealthCheck("permissions", path, Verdict.Error, $"{found}: others may change it", fix)
            : (mode & OthersRead) != UnixFileMode.None ? new HealthCheck("permissions", path, Verdict.Warning, $"{found}: others may read it", fix)
            : new HealthCheck("permissions", path, Verdict.Ok, found);
    }
}
