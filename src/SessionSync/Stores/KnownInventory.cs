using SessionSync.Sessions;

namespace SessionSync.Stores;

/// <summary>A state a store may still be in. Where it is, its listing need not travel.</summary>
/// <param name="Inventory">Made only when needed.</param>
public sealed record KnownInventory(ContentHash Digest, Func<Inventory> Inventory);
