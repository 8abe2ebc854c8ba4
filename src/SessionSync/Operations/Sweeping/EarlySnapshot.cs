using SessionSync.Operations.Syncing;

namespace SessionSync.Operations.Sweeping;

/// <summary>The state of this machine as it was seen before the other machine had answered.</summary>
/// <param name="Last">Who had held the project last, null for nobody: as long as that is so, no other run has changed what was seen.</param>
internal sealed record EarlySnapshot(LocalSnapshot Here, LockHolder? Last);
