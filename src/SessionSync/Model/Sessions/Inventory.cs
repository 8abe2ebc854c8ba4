using System.Collections.Immutable;

namespace SessionSync.Model.Sessions;

/// <summary>The sessions of one project that a store holds, as listed in one pass.</summary>
/// <param name="Live">Sessions that a running agent has open there.</param>
/// <param name="Problems">What could not be listed, each a sentence; the rest of the inventory is complete.</param>
public sealed record Inventory(ImmutableArray<SessionEntry> Sessions, ImmutableHashSet<SessionKey> Live, ImmutableArray<string> Problems)
{
    public static Inventory Empty { get; } = new([], [], []);
}
