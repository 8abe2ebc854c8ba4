namespace SessionSync.Stores;

/// <summary>The properties of a store that are known before anything is asked of it.</summary>
/// <param name="Name">What the user calls it.</param>
/// <param name="IsNear">Asking it a second time costs next to nothing.</param>
public sealed record StoreTraits(string Name, bool IsNear = false);
