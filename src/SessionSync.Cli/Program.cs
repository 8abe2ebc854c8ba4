using SessionSync.Cli;
using SessionSync.Cli.Commands;
using SessionSync.Cli.Output;
using SessionSync.Cli.Syncing;

Services services = new(
    ProcessHost.Capture(),
    StandardStreams.OfProcess(),
    TimeProvider.System,
    static (request, reporter, cancellationToken) => new SyncRunner(request, reporter, TimeProvider.System).RunAsync(cancellationToken))
{
    Connect = EarlyConnections.Open,
};
QuickExit.With((int)await Application.RunAsync(args, services));
