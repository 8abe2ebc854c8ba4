namespace SessionSync.Daemon;

/// <summary>The exit code of the daemon for each kind of failure that keeps it from running.</summary>
internal static class ExitCodes
{
    public static ExitCode Of(FailureKind failure) => failure switch
    {
        FailureKind.Usage or FailureKind.NotFound => ExitCode.Usage,
        FailureKind.Unreachable => ExitCode.Unreachable,
        FailureKind.Locked => ExitCode.Locked,
        FailureKind.Bug => ExitCode.Bug,
        _ => ExitCode.Failure,
    };
}
