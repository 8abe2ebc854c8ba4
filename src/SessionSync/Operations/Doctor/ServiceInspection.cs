using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using SessionSync.Operations.Sweeping;
using SessionSync.Platform;

namespace SessionSync.Operations.Doctor;

/// <summary>Looks for what makes sweeps happen by themselves: a daemon, systemd units or launchd agents.</summary>
internal sealed partial class ServiceInspection(HostEnvironment host, ProgramProbe programs)
{
    private const string Timer = "session-sync.timer";
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(3);

    public ServiceFindings Look() => new([.. Files()], SweepRecord.Load(host.StateDirectory), Daemon());

    /// <summary>When the next sweep is due; null where none is planned, or nobody can tell.</summary>
    public async Task<DateTimeOffset?> NextSweepAsync(ServiceFindings findings, CancellationToken cancellationToken)
    {
        if (findings.Daemon is { } daemon)
        {
            return daemon.Next;
        }

        if (findings.Files.Any(static file => Path.GetFileName(file) == Timer))
        {
            return await NextOfTimerAsync(cancellationToken);
        }

        return findings.LastSweep is { } last && findings.Files.Select(Interval).FirstOrDefault(static interval => interval is not null) is { } interval
            ? last.Started + interval
            : null;
    }

    private IEnumerable<string> Files()
    {
        string configuration = host.Variable("XDG_CONFIG_HOME") is { } moved && Path.IsPathFullyQualified(moved) ? moved : Path.Combine(host.Home, ".config");
        return Matching(Path.Combine(configuration, "systemd", "user"), "session-sync*")
            .Concat(Matching(Path.Combine(host.Home, "Library", "LaunchAgents"), "com.sessionsync.*"));
    }

    private static IEnumerable<string> Matching(string folder, string pattern) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, pattern).Order(StringComparer.Ordinal) : [];

    /// <summary>A daemon that was killed leaves its record behind.</summary>
    private DaemonRecord? Daemon()
    {
        try
        {
            if (DaemonRecord.Load(host.StateDirectory) is not { } record)
            {
                return null;
            }

            using var process = Process.GetProcessById(record.ProcessId);
            return record;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private async Task<DateTimeOffset?> NextOfTimerAsync(CancellationToken cancellationToken)
    {
        ProgramAnswer? answer = await programs.AskAsync(
            "systemctl",
            ["--user", "show", Timer, "-p", "NextElapseUSecRealtime", "--value"],
            s_limit,
            cancellationToken,
            new KeyValuePair<string, string?>("TZ", "UTC"),
            new KeyValuePair<string, string?>("LC_ALL", "C"));
        return answer is { Code: 0 } && DateTimeOffset.TryParseExact(
            ProgramProbe.FirstLine(answer.Text), "ddd yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset next)
            ? next
            : null;
    }

    /// <summary>How often launchd runs an agent; null of any other file.</summary>
    private static TimeSpan? Interval(string file) =>
        file.EndsWith(".plist", StringComparison.Ordinal) && StartInterval().Match(File.ReadAllText(file)) is { Success: true } match
        && int.TryParse(match.Groups["seconds"].ValueSpan, CultureInfo.InvariantCulture, out int seconds)
            ? TimeSpan.FromSeconds(seconds)
            : null;

    [GeneratedRegex(@"<key>StartInterval</key>\s*<integer>(?<seconds>\d+)</integer>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StartInterval();
}
