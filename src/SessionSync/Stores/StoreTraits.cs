namespace SessionSync.Stores;

/// <summary>What is to be known of a store before anything is asked of it.</summary>
/// <param name="Name">What the user calls it.</param>
/// <param name="IsNear">Asking it a second time costs next to nothing.</param>
public sealed record StoreTraits(string Name, bool IsNear = false);
