using System.Collections.Immutable;
using SessionSync.Agents;
using SessionSync.Agents.Contracts;
using SessionSync.Cli.Output;
using SessionSync.Configuration;
using SessionSync.Operations.Rescue;
using SessionSync.Operations.Sweeping;
using SessionSync.Operations.Syncing;
using SessionSync.Operations.Targets;
using SessionSync.Platform;

namespace SessionSync.Cli.Commands;

/// <summary>The services that the commands work with. Everything they touch outside themselves comes through here.</summary>
/// <param name="Sync">Does what a request asks for.</param>
public sealed record Services(
    HostEnvironment Host,
    StandardStreams Streams,
    TimeProvider Time,
    Func<SyncRequest, ISyncReporter, CancellationToken, Task<SyncResult>> Sync)
{
    /// <summary>Makes what tells the user how things go.</summary>
    public Func<ColorMode, ReportOptions, ISyncReporter> Reporter { get; init; } = (color, options) => Reporters.Create(Streams, Host, Time, color, options);

    /// <summary>Begins to ask gh which Codespaces there are; null where it cannot be asked.</summary>
    public Func<HostEnvironment, CodespaceListing?> AskForCodespaces { get; init; } = static _ => null;

    /// <summary>Does what a sweep is asked for.</summary>
    public Func<SweepRequest, ISyncReporter, CancellationToken, Task<SweepResult>> Sweep { get; init; } =
        static (request, _, _) => throw new InvalidOperationException($"Nothing sweeps {request.Targets.Length} targets");

    /// <summary>Does what a rescue is asked for.</summary>
    public Func<SweepRequest, ISyncReporter, CancellationToken, Task<RescueResult>> Rescue { get; init; } =
        static (request, _, _) => throw new InvalidOperationException($"Nothing rescues {request.Targets.Length} targets");

    /// <summary>Begins to connect to those of the targets that are addresses, with an ssh configuration that goes before any other.</summary>
    public Func<ImmutableArray<string>, string?, HostEnvironment, ImmutableArray<OpenTarget>> Connect { get; init; } = static (_, _, _) => [];

    /// <summary>Those that read the agents' conversations.</summary>
    public Func<ImmutableArray<IConversationReader>> Readers { get; init; } = static () => AgentCatalog.Readers;
}
