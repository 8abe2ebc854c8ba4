namespace SessionSync.Sync.Execution;

/// <summary>What was done with a session, or would be.</summary>
public enum SessionAction
{
    Pushed,
    Pulled,
    Appended,
    Merged,
    Replaced,
    Skipped,
    Failed,
}
