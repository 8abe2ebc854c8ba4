namespace SessionSync.Model.Sessions;

/// <summary>How two versions of a file stand to each other.</summary>
public enum Relation
{
    /// <summary>Nobody has looked.</summary>
    Unknown = 0,
    Equal,

    /// <summary>They are not the same, and neither is known to be the beginning of the other. Nobody has read them yet.</summary>
    Differs,

    /// <summary>Each holds records that the other lacks.</summary>
    Diverged,

    /// <summary>All that can be read there is here, too.</summary>
    LocalHasAll,

    /// <summary>All that can be read here is there, too.</summary>
    RemoteHasAll,
}
