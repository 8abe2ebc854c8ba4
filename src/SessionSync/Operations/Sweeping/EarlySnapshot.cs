using SessionSync.Operations.Syncing;

namespace SessionSync.Operations.Sweeping;

/// <summary>What was seen here before a machine had answered.</summary>
/// <param name="Last">Who had held the project last, null for nobody: as long as that is so, no other run has changed what was seen.</param>
internal sealed record EarlySnapshot(LocalSnapshot Here, LockHolder? Last);
