namespace SessionSync.Cli.Output;

/// <summary>The exit codes of <c>sync-sessions</c>.</summary>
public enum ExitCode
{
    Success = 0,
    Failure = 1,
    Usage = 2,

    /// <summary>Some sessions failed; the others are done.</summary>
    Partial = 3,

    /// <summary>A target could not be reached, or did not let us in.</summary>
    Unreachable = 4,

    /// <summary>With <c>--exit-code</c>: there is something to do.</summary>
    ChangesPending = 10,

    /// <summary>Another run holds the lock.</summary>
    Locked = 11,

    /// <summary>Refused for safety.</summary>
    Refused = 12,

    /// <summary>A bug in this program.</summary>
    Bug = 70,
    Interrupted = 130,
    Terminated = 143,
}
