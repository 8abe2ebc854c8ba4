namespace SessionSync;

/// <summary>The kind of an expected failure, by which a caller decides what to do.</summary>
public enum FailureKind
{
    /// <summary>Something on this machine could not be done.</summary>
    Failed,

    /// <summary>The request is not valid as it was given.</summary>
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
