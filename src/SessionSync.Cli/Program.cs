using SessionSync;
using SessionSync.Cli;
using SessionSync.Cli.Output;

Services services = new(
    ProcessHost.Capture(),
    StandardStreams.OfProcess(),
    TimeProvider.System,
    static (_, _, _) => throw new SyncException(ExitCode.Failure, "Nothing was synced", "This build cannot sync"));
return (int)await Application.RunAsync(args, services);
