using SessionSync.Sessions;

namespace SessionSync.Stores;

/// <summary>The answer to a listing.</summary>
/// <param name="Digest">Names exactly this state of the store; equal digests mean equal listings.</param>
public sealed record ListedInventory(Inventory Inventory, ContentHash Digest);
