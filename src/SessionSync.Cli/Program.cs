using SessionSync.Cli;
using SessionSync.Cli.Commands;
using SessionSync.Cli.Output;
using SessionSync.Cli.Startup;
using SessionSync.Operations.Rescue;
using SessionSync.Operations.Sweeping;
using SessionSync.Operations.Syncing;
using SessionSync.Operations.Targets;

Services services = new(
    ProcessHost.Capture(),
    StandardStreams.OfProcess(),
    TimeProvider.System,
    static (request, reporter, cancellationToken) => ReporterEvents.RunAsync(reporter, events => new SyncRunner(request, events, TimeProvider.System).RunAsync(cancellationToken)))
{
    Connect = EarlyConnections.Open,
    AskForCodespaces = static host => CodespaceListing.Begin(host.Variable("PATH")),
    Sweep = static (request, reporter, cancellationToken) => ReporterEvents.RunAsync(
        reporter, events => new SweepRunner(request, events, TimeProvider.System, IdleTime.UseAfterHandshakes).RunAsync(cancellationToken)),
    Rescue = static (request, reporter, cancellationToken) => ReporterEvents.RunAsync(
        reporter, events => new RescueRunner(request, events, TimeProvider.System).RunAsync(cancellationToken)),
};
QuickExit.With((int)await Application.RunAsync(args, services));
