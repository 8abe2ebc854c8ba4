namespace SessionSync.Sync.Execution;

/// <summary>The phase of a sync with one target.</summary>
public enum SyncPhase
{
    Connecting,
    Listing,
    Comparing,
    Transferring,
    Committing,
    Done,
}
