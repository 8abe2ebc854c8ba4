using SessionSync.Model;

namespace SessionSync.Configuration;

/// <summary>Something to sync with, resolved.</summary>
/// <param name="Name">What the user calls it, for messages.</param>
/// <param name="Settings">Its entry in the configuration; null for one that was named by its address.</param>
public sealed record SyncTarget(string Name, TargetAddress Address, TargetSettings? Settings);
