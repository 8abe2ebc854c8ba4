using System.Collections.Immutable;

namespace SessionSync.Operations.Syncing;

/// <summary>What was seen on this machine for a sync with a target.</summary>
/// <param name="Place">Where the project was taken to lie there.</param>
internal sealed record LocalSnapshot(string Place, ImmutableArray<AgentSync> Agents);
