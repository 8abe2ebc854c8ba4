namespace SessionSync.Sync.Execution;

/// <summary>The action that was taken on a session, or would be.</summary>
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
