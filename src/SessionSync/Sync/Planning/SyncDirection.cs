namespace SessionSync.Sync.Planning;

/// <summary>Which side may be written.</summary>
[Flags]
public enum SyncDirection
{
    None = 0,

    /// <summary>From here to the target.</summary>
    Push = 1,

    /// <summary>From the target to here.</summary>
    Pull = 2,
    Both = Push | Pull,
}
