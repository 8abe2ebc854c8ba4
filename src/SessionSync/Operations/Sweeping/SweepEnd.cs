using System.Collections.Immutable;
using SessionSync.Sync.Execution;

namespace SessionSync.Operations.Sweeping;

/// <summary>How the sweep of one machine ended: with a summary for each project, and with what failed.</summary>
internal sealed record SweepEnd(ImmutableArray<TargetSummary> Summaries, ImmutableArray<SyncException> Failures);
