using System.Collections.Immutable;
using SessionSync.Model.Sessions;
using SessionSync.Sync.Planning;

namespace SessionSync.Sync.Execution;

/// <summary>Counts what a run left as it was, and what it was not about.</summary>
internal static class PlanCounts
{
    /// <summary>How many conversations a plan is about.</summary>
    public static int Conversations(SyncPlan plan) => plan.Sessions.Count(IsConversation);

    /// <summary>The summary with these counts: only what is equal passes for unchanged.</summary>
    /// <param name="allowed">The direction that the run goes.</param>
    public static TargetSummary In(SyncPlan plan, ImmutableArray<SessionOutcome> outcomes, SyncDirection allowed, TargetSummary summary)
    {
        HashSet<SessionKey> told = [.. outcomes.Select(static outcome => outcome.Session)];
        SessionPlan[] untold = [.. plan.Sessions.Where(session => IsConversation(session) && !told.Contains(session.Key))];
        int waiting = untold.Count(static session => session.Steps.Any(static step => step.Reason == StepReason.OtherDirection));
        return summary.WithWaiting(waiting, allowed) with { Unchanged = untold.Length - waiting, Older = plan.Older };
    }

    private static bool IsConversation(SessionPlan session) => (session.Local ?? session.Remote)!.IsConversation;
}
