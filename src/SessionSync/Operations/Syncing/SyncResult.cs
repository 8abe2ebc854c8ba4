namespace SessionSync.Operations.Syncing;

/// <summary>How a sync with all its targets ended.</summary>
/// <param name="Failure">Null where all that was asked for is done.</param>
/// <param name="IsPending">It was asked whether there is something to do, and there is.</param>
public sealed record SyncResult(FailureKind? Failure, bool IsPending = false);
