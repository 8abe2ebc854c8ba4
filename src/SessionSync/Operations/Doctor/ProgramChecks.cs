namespace SessionSync.Operations.Doctor;

/// <summary>Judges the programs that syncing is done with.</summary>
public static class ProgramChecks
{
    private const string Name = "program";

    public static HealthCheck Ssh(ProgramReport report) =>
        Judge(report, Verdict.Warning, "Codespaces cannot be reached, and SSH hosts only by the built-in client", "Install OpenSSH's client");

    public static HealthCheck GitHub(ProgramReport report) =>
        Judge(report, Verdict.Warning, "Codespaces cannot be reached", "Install it: https://cli.github.com");

    public static HealthCheck Git(ProgramReport report) => Judge(report, Verdict.Ok, "it is not needed to sync", "");

    public static HealthCheck Zstandard(ProgramReport report) => Judge(report, Verdict.Ok, "gzip compresses in its place", "Install zstd for faster first syncs");

    private static HealthCheck Judge(ProgramReport report, Verdict whenMissing, string consequence, string fix) => report switch
    {
        { Path: null } => new HealthCheck(Name, report.Name, whenMissing, $"Not on the PATH: {consequence}", fix),
        { Version: { } version } => new HealthCheck(Name, report.Name, Verdict.Ok, version),
        _ => new HealthCheck(Name, report.Name, Verdict.Warning, $"{report.Path} does not tell its version: {report.Problem}", $"Run it by hand: {report.Path}"),
    };
}
