using System.Collections.Immutable;
using SessionSync.Model.Sessions;
using SessionSync.Sync.Planning;

namespace SessionSync.Sync.Execution;

/// <summary>Counts what a run left as it was, and what it was not about.</summary>
internal static class PlanCounts
{
    /// <summary>How many conversations there is no outcome of.</summary>
    public static int Unchanged(SyncPlan plan, ImmutableArray<SessionOutcome> outcomes) => Untold(plan, outcomes).Count();

    /// <summary>The summary with these counts: only what is equal passes for unchanged.</summary>
    /// <param name="allowed">The direction that the run goes.</param>
    public static TargetSummary In(SyncPlan plan, ImmutableArray<SessionOutcome> outcomes, SyncDirection allowed, TargetSummary summary)
    {
        int waiting = Untold(plan, outcomes).Count(static session => session.Steps.Any(static step => step.Reason == StepReason.OtherDirection));
        return summary with
        {
            Unchanged = Unchanged(plan, outcomes) - waiting,
            Older = plan.Older,
            NotFetched = allowed == SyncDirection.Push ? waiting : 0,
            NotSent = allowed == SyncDirection.Pull ? waiting : 0,
        };
    }

    private static IEnumerable<SessionPlan> Untold(SyncPlan plan, ImmutableArray<SessionOutcome> outcomes)
    {
        HashSet<SessionKey> told = [.. outcomes.Select(static outcome => outcome.Session)];
        return plan.Sessions.Where(session => !told.Contains(session.Key) && (session.Local ?? session.Remote)!.IsConversation);
    }
}
