using SessionSync.Cli.Output;
using SessionSync.Configuration;
using SessionSync.Operations.Sweeping;
using SessionSync.Operations.Syncing;

namespace SessionSync.Tests.Commands.Golden;

/// <summary>Requests as a line of words: what differs from the usual.</summary>
internal static class RequestText
{
    public static string Of(SyncRequest request, ReportOptions report) => Line(
    [
        request.ConnectOnly ? "test" : request.Command,
        .. Of(request.Settings, Settings.Default),
        request.Agent is { } agent ? $"--agent={agent.Value}" : "",
        request.AllSessions ? "--all-sessions" : "",
        request.SessionId is { } session ? $"--session={session}" : "",
        request.Start ? "--start" : "",
        request.RestoreMissing ? "--restore-missing" : "",
        request.DryRun ? "--dry-run" : "",
        request.WantsPending ? "--exit-code" : "",
        Path.GetRelativePath(request.Host.WorkingDirectory, request.Repository) is not "." and var repository ? $"--repo={repository}" : "",
        request.SshConfig is { } file ? $"--ssh-config={Path.GetRelativePath(request.Host.WorkingDirectory, file)}" : "",
        .. Of(report),
        .. request.Targets.Select(Of),
    ]);

    public static string Of(SweepRequest request, ReportOptions report) => Line(
    [
        request.IsRescue ? "rescue" : "sweep",
        .. Of(request.Settings, Settings.Default with { Parallel = 4 }),
        request.Start ? "--start" : "",
        request.ControlPath is { } socket ? $"--control-path={socket}" : "",
        request.SshConfig is { } file ? $"--ssh-config={Path.GetRelativePath(request.Host.WorkingDirectory, file)}" : "",
        .. Of(report),
        .. request.Targets.Select(Of),
    ]);

    private static IEnumerable<string> Of(Settings settings, Settings usual) =>
    [
        settings.Days == usual.Days ? "" : $"--days={settings.Days}",
        settings.Parallel == usual.Parallel ? "" : $"--parallel={settings.Parallel}",
        settings.Prefer == usual.Prefer ? "" : $"--prefer={settings.Prefer}",
        settings.Color == usual.Color ? "" : $"--color={settings.Color}",
    ];

    private static IEnumerable<string> Of(ReportOptions report) =>
        [report.IsJson ? "--json" : "", report.IsQuiet ? "--quiet" : "", report.IsVerbose ? "--verbose" : ""];

    private static string Of(SyncTarget target) => $"'{target.Name}'";

    private static string Line(IEnumerable<string> words) => string.Join(' ', words.Where(static word => word.Length > 0));
}
