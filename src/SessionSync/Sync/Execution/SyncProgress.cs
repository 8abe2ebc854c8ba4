namespace SessionSync.Sync.Execution;

/// <summary>How far a sync with one target has come.</summary>
public readonly record struct SyncProgress(
    string Target, SyncPhase Phase, int SessionsDone, int SessionsTotal, long BytesDone, long BytesTotal);
