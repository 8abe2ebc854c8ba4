using System.Collections.Immutable;
using SessionSync.Operations.Rescue;

namespace SessionSync.Cli.Sweeping;

/// <summary>What a rescue ended with: a report for each machine that was reached, and what failed.</summary>
public sealed record RescueResult(ImmutableArray<RescueReport> Reports, ImmutableArray<SyncException> Failures)
{
    public ExitCode Code => Reports.Any(report => !report.IsSafe) ? ExitCode.Refused
        : Failures.IsEmpty ? ExitCode.Success
        : Reports.IsEmpty ? Failures[0].Code
        : ExitCode.Partial;
}
