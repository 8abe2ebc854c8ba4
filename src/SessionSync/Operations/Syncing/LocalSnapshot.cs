using System.Collections.Immutable;

namespace SessionSync.Operations.Syncing;

/// <summary>The state of this machine as it was seen for a sync with a target.</summary>
/// <param name="Place">Where the project was taken to lie there.</param>
internal sealed record LocalSnapshot(string Place, ImmutableArray<AgentSync> Agents);
