namespace SessionSync.Sync.Planning;

/// <summary>What was found out about two versions of a file by looking into them.</summary>
public enum Relation
{
    /// <summary>Nobody has looked.</summary>
    Unknown = 0,
    Equal,

    /// <summary>Neither is the beginning of the other.</summary>
    Diverged,
}
