using System.Collections.Immutable;
using SessionSync.Model.Sessions;

namespace SessionSync.Sync.Planning;

/// <summary>The steps a sync will take: pure data, printed by a dry run, then executed. Ordered by session key.</summary>
/// <param name="Baseline">What the plan was made against: empty where one side turned out to be a new machine.</param>
public sealed record SyncPlan(ImmutableArray<SessionPlan> Sessions, Baseline Baseline)
{
    /// <summary>Conversations outside of the age window that neither belong to the plan nor are known to be equal on both sides.</summary>
    public int Older { get; init; }

    /// <summary>How many bytes may travel, before compression.</summary>
    public long Volume => Sessions.Sum(session => session.Steps.Sum(step => step.Volume));
}
