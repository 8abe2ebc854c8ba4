using System.Collections.Immutable;
using SessionSync.Model.Sessions;

namespace SessionSync.Sync.Planning;

/// <summary>Everything a plan is made of.</summary>
/// <param name="Findings">What was found out by looking into files since the inventories were made.</param>
/// <param name="Mergeable">Agents whose sessions can hold two branches in one file.</param>
public sealed record PlanInput(
    Inventory Local,
    Inventory Remote,
    Baseline Baseline,
    ImmutableDictionary<FileKey, Finding> Findings,
    ImmutableHashSet<AgentId> Mergeable,
    SyncPolicy Policy);
