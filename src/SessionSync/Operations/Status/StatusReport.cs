using System.Collections.Immutable;
using SessionSync.Operations.Sweeping;

namespace SessionSync.Operations.Status;

/// <summary>How things stand between this machine and the others.</summary>
/// <param name="LastSweep">Null where there has been none.</param>
/// <param name="NextSweep">Null where none is planned, or nobody can tell when.</param>
public sealed record StatusReport(ImmutableArray<TargetStatus> Targets, SweepRecord? LastSweep, DateTimeOffset? NextSweep)
{
    /// <summary>Whether the Codespaces are all there are, and not only those that were synced with before.</summary>
    public bool KnowsCodespaces { get; init; } = true;

    /// <summary>Null where every target answered that was asked.</summary>
    public FailureKind? Failure => Targets.All(static status => status.Reach != TargetReach.Unreachable) ? null
        : Targets.Any(static status => status.Reach == TargetReach.Reachable) ? FailureKind.Partial
        : FailureKind.Unreachable;

    /// <summary>A Codespace that is deleted sooner than this is worth a word.</summary>
    public static TimeSpan Soon { get; } = TimeSpan.FromDays(7);
}
