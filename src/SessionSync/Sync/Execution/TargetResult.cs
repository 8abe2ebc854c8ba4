using System.Collections.Immutable;

namespace SessionSync.Sync.Execution;

/// <summary>How a sync with one target ended.</summary>
/// <param name="HasWork">For a dry run: whether a run would change anything.</param>
/// <param name="Problems">What could not be listed on either side, or not be brought along, each a sentence.</param>
public sealed record TargetResult(
    TargetSummary Summary, ImmutableArray<SessionOutcome> Outcomes, bool HasWork, ImmutableArray<string> Problems)
{
    /// <summary>This and another agent's sync with the same target, as one.</summary>
    public TargetResult With(TargetResult other) =>
        new(Summary.With(other.Summary), [.. Outcomes, .. other.Outcomes], HasWork || other.HasWork, [.. Problems, .. other.Problems]);
}
