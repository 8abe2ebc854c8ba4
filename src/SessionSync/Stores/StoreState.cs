using System.Collections.Immutable;
using SessionSync.Sessions;

namespace SessionSync.Stores;

/// <summary>All that a store was found to hold when it was listed.</summary>
public sealed record StoreState(Inventory Inventory, ImmutableArray<StrayFile> Strays)
{
    public static StoreState Empty { get; } = new(Inventory.Empty, []);
}
