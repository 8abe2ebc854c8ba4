using System.Collections.Immutable;

namespace SessionSync.Model.Sessions;

/// <summary>What a store holds of one project, light enough to list in one pass.</summary>
/// <param name="Live">Sessions that an agent has open there right now.</param>
/// <param name="Problems">What could not be listed, each a sentence; the rest of the inventory is complete.</param>
public sealed record Inventory(ImmutableArray<SessionEntry> Sessions, ImmutableHashSet<SessionKey> Live, ImmutableArray<string> Problems)
{
    public static Inventory Empty { get; } = new([], [], []);
}
