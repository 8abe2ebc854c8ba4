namespace SessionSync.Sync.Execution;

/// <summary>What a sync with one target is at.</summary>
public enum SyncPhase
{
    Connecting,
    Listing,
    Comparing,
    Transferring,
    Committing,
    Done,
}
