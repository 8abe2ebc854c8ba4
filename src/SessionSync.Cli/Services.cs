using SessionSync.Cli.Commands;
using SessionSync.Cli.Output;
using SessionSync.Platform;

namespace SessionSync.Cli;

/// <summary>What the commands work with. Everything they touch outside themselves comes through here.</summary>
/// <param name="Sync">Does what a request asks for.</param>
public sealed record Services(
    HostEnvironment Host,
    StandardStreams Streams,
    TimeProvider Time,
    Func<SyncRequest, ISyncReporter, CancellationToken, Task<ExitCode>> Sync);
