namespace SessionSync.Cli.Output;

/// <summary>The exit code of the program for each kind of failure.</summary>
internal static class ExitCodes
{
    /// <param name="failure">Null where all went well.</param>
    public static ExitCode Of(FailureKind? failure) => failure switch
    {
        null => ExitCode.Success,
        FailureKind.Failed => ExitCode.Failure,
        FailureKind.Usage or FailureKind.NotFound => ExitCode.Usage,
        FailureKind.Partial => ExitCode.Partial,
        FailureKind.Unreachable => ExitCode.Unreachable,
        FailureKind.Locked => ExitCode.Locked,
        FailureKind.Refused => ExitCode.Refused,
        _ => ExitCode.Bug,
    };
}
