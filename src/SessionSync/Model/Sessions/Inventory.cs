using System.Collections.Immutable;

namespace SessionSync.Model.Sessions;

/// <summary>The sessions of one project that a store holds, as listed in one pass.</summary>
/// <param name="Live">Sessions that a running agent has open there.</param>
/// <param name="Problems">What could not be listed, each a sentence; the rest of the inventory is complete.</param>
public sealed record Inventory(ImmutableArray<SessionEntry> Sessions, ImmutableHashSet<SessionKey> Live, ImmutableArray<string> Problems)
{
    /// <summary>Files that may be of sessions of the project, and cannot be told to be.</summary>
    public ImmutableArray<UnplacedFile> Unplaced { get; init; } = [];

    public static Inventory Empty { get; } = new([], [], []);
}
