namespace SessionSync.Operations.Status;

/// <summary>Whether a target can be synced with now.</summary>
public enum TargetReach
{
    Reachable,
    Unreachable,

    /// <summary>A Codespace that does not run.</summary>
    Stopped,

    /// <summary>Nobody tried.</summary>
    NotAsked,
}
