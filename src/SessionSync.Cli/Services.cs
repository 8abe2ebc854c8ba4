using System.Collections.Immutable;
using SessionSync.Cli.Commands;
using SessionSync.Cli.Output;
using SessionSync.Cli.Syncing;
using SessionSync.Platform;

namespace SessionSync.Cli;

/// <summary>What the commands work with. Everything they touch outside themselves comes through here.</summary>
/// <param name="Sync">Does what a request asks for.</param>
public sealed record Services(
    HostEnvironment Host,
    StandardStreams Streams,
    TimeProvider Time,
    Func<SyncRequest, ISyncReporter, CancellationToken, Task<ExitCode>> Sync)
{
    /// <summary>Begins to connect to what a command line names plainly.</summary>
    public Func<SyncArguments, HostEnvironment, ImmutableArray<OpenTarget>> Connect { get; init; } = static (_, _) => [];
}
