using System.Collections.Immutable;
using SessionSync.Cli.Output;

namespace SessionSync.Cli.CommandLine;

/// <summary>The exit codes that commands can end with, by what they do.</summary>
internal static class Endings
{
    public static ImmutableArray<ExitCode> OfPlain { get; } = [ExitCode.Success, ExitCode.Failure, ExitCode.Usage, ExitCode.Bug, ExitCode.Interrupted, ExitCode.Terminated];

    /// <summary>Something may be left that could not be read.</summary>
    public static ImmutableArray<ExitCode> OfReading { get; } = With(ExitCode.Partial);

    public static ImmutableArray<ExitCode> OfExport { get; } = With(ExitCode.Partial, ExitCode.Refused);

    public static ImmutableArray<ExitCode> OfVaultUpdate { get; } = With(ExitCode.Partial, ExitCode.Locked, ExitCode.Refused);

    public static ImmutableArray<ExitCode> OfVaultReading { get; } = With(ExitCode.Refused);

    public static ImmutableArray<ExitCode> OfRemoteReading { get; } = With(ExitCode.Partial, ExitCode.Unreachable);

    public static ImmutableArray<ExitCode> OfConnecting { get; } = With(ExitCode.Unreachable, ExitCode.Refused);

    public static ImmutableArray<ExitCode> OfDaemon { get; } = With(ExitCode.Unreachable, ExitCode.Locked);

    public static ImmutableArray<ExitCode> OfSweep { get; } = With(ExitCode.Partial, ExitCode.Unreachable, ExitCode.Locked, ExitCode.Refused);

    public static ImmutableArray<ExitCode> OfSync { get; } = With(ExitCode.Partial, ExitCode.Unreachable, ExitCode.ChangesPending, ExitCode.Locked, ExitCode.Refused);

    private static ImmutableArray<ExitCode> With(params ExitCode[] more) => [.. OfPlain.Concat(more).Order()];
}
