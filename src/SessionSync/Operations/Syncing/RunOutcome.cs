using SessionSync.Sync.Execution;

namespace SessionSync.Operations.Syncing;

/// <summary>The overall result of a run with several targets.</summary>
internal static class RunOutcome
{
    /// <returns>Null where all went well.</returns>
    /// <param name="ended">Of the targets that were synced with.</param>
    /// <param name="failures">Of those that could not be.</param>
    public static FailureKind? Of(IReadOnlyCollection<TargetSummary> ended, IReadOnlyList<SyncException> failures)
    {
        if (failures.Count > 0)
        {
            // With several targets, those that went well still count.
            return ended.Count > 0 ? FailureKind.Partial : failures[0].Kind;
        }

        return ended.Any(summary => summary.Failed + summary.Unresolved + summary.LeftOut > 0) ? FailureKind.Partial : null;
    }
}
