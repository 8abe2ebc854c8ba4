namespace SessionSync.Daemon;

/// <summary>The exit codes of the daemon, and of <c>sync-sessions</c>, which it runs for each sweep.</summary>
internal enum ExitCode
{
    Success = 0,
    Failure = 1,
    Usage = 2,
    Partial = 3,
    Unreachable = 4,
    Locked = 11,
    Bug = 70,
    Interrupted = 130,
    Terminated = 143,
}
