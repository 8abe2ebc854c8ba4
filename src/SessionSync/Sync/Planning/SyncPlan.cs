using System.Collections.Immutable;

namespace SessionSync.Sync.Planning;

/// <summary>The steps a sync will take: pure data, printed by a dry run, then executed. Ordered by session key.</summary>
public sealed record SyncPlan(ImmutableArray<SessionPlan> Sessions);
