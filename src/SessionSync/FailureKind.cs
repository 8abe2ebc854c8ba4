namespace SessionSync;

/// <summary>What kind of failure an expected one is: what a caller can decide by.</summary>
public enum FailureKind
{
    /// <summary>Something on this machine could not be done.</summary>
    Failed,

    /// <summary>What was asked for cannot be meant.</summary>
    Usage,

    /// <summary>Something that was named does not exist.</summary>
    NotFound,

    /// <summary>Some of it failed; the rest is done.</summary>
    Partial,

    /// <summary>A target could not be reached, or did not let us in.</summary>
    Unreachable,

    /// <summary>Another run holds the lock.</summary>
    Locked,

    /// <summary>Refused for safety.</summary>
    Refused,

    /// <summary>A bug in this program.</summary>
    Bug,
}
