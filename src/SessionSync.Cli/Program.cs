using SessionSync.Cli;
using SessionSync.Cli.Commands;
using SessionSync.Cli.Output;
using SessionSync.Cli.Startup;
using SessionSync.Cli.Sweeping;
using SessionSync.Cli.Syncing;
using SessionSync.Stores.Machines.Codespaces;

Services services = new(
    ProcessHost.Capture(),
    StandardStreams.OfProcess(),
    TimeProvider.System,
    static (request, reporter, cancellationToken) => new SyncRunner(request, reporter, TimeProvider.System).RunAsync(cancellationToken))
{
    Connect = EarlyConnections.Open,
    ListCodespaces = static () => CodespaceList.ReadAsync(CancellationToken.None),
    Sweep = static (request, reporter, cancellationToken) => new SweepRunner(request, reporter, TimeProvider.System).RunAsync(cancellationToken),
    Rescue = static (request, reporter, cancellationToken) => new RescueRunner(request, reporter, TimeProvider.System).RunAsync(cancellationToken),
};
QuickExit.With((int)await Application.RunAsync(args, services));
