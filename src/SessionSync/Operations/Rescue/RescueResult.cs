using System.Collections.Immutable;

namespace SessionSync.Operations.Rescue;

/// <summary>The result of a rescue: a report for each machine that was reached, and the failures.</summary>
public sealed record RescueResult(ImmutableArray<RescueReport> Reports, ImmutableArray<SyncException> Failures)
{
    /// <summary>Null where everything is home.</summary>
    public FailureKind? Failure => Reports.Any(report => !report.IsSafe) ? FailureKind.Refused
        : Failures.IsEmpty ? null
        : Reports.IsEmpty ? Failures[0].Kind
        : FailureKind.Partial;
}
