namespace SessionSync.Stores;

/// <summary>Why something was not looked at.</summary>
public enum LeftOutReason
{
    /// <summary>It, or something in it, may not be read.</summary>
    Closed,

    /// <summary>A link whose target is not there: perhaps a volume that is not mounted.</summary>
    LeadsNowhere,

    /// <summary>A link to what belongs to another user.</summary>
    Foreign,

    /// <summary>A link to a folder around it, where everything else lies as well.</summary>
    Around,

    /// <summary>A link at a place where no sessions lie, only what belongs to one.</summary>
    Inside,

    /// <summary>A pipe, a socket or a device with the name of a session.</summary>
    NoFile,

    /// <summary>A session's file that does not tell whose it is.</summary>
    Unplaced,

    /// <summary>A link to so many files that they are no sessions.</summary>
    TooMany,
}
