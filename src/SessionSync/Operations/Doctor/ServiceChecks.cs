using System.Collections.Immutable;

namespace SessionSync.Operations.Doctor;

/// <summary>Judges whether sessions come home by themselves.</summary>
public static class ServiceChecks
{
    /// <summary>Sweeps happen every hour unless told otherwise; a machine that slept makes up for one soon after.</summary>
    private static readonly TimeSpan s_overdue = TimeSpan.FromDays(1);

    public static ImmutableArray<HealthCheck> Of(ServiceFindings findings, DateTimeOffset now) => [Installed(findings), LastSweep(findings, now)];

    private static HealthCheck Installed(ServiceFindings findings) => findings switch
    {
        { Daemon: { } daemon } => new HealthCheck("service", "", Verdict.Ok, $"A daemon runs (process {daemon.ProcessId})"),
        { Files.IsEmpty: false } => new HealthCheck("service", "", Verdict.Ok, $"Installed: {string.Join(", ", findings.Files.Select(Path.GetFileName))}"),
        _ => new HealthCheck("service", "", Verdict.Ok, "Not installed: sessions come home only when you ask", "sync-sessions service install"),
    };

    private static HealthCheck LastSweep(ServiceFindings findings, DateTimeOffset now)
    {
        bool isExpected = !findings.Files.IsEmpty || findings.Daemon is not null;
        if (findings.LastSweep is not { } sweep)
        {
            return isExpected
                ? new HealthCheck("last sweep", "", Verdict.Warning, "There has been none", "sync-sessions service status")
                : new HealthCheck("last sweep", "", Verdict.Ok, "There has been none");
        }

        string when = $"{sweep.Finished:yyyy-MM-dd HH:mm}Z, {(sweep.Targets == 1 ? "1 target" : $"{sweep.Targets} targets")}";
        if (sweep.Code != 0)
        {
            return new HealthCheck("last sweep", "", Verdict.Warning, $"{when}, {sweep.Failed} failed (exit code {sweep.Code})", "See what fails: sync-sessions sweep");
        }

        return isExpected && now - sweep.Finished > s_overdue
            ? new HealthCheck("last sweep", "", Verdict.Warning, $"{when}: that is long ago", "sync-sessions service status")
            : new HealthCheck("last sweep", "", Verdict.Ok, $"{when}, all well");
    }
}
