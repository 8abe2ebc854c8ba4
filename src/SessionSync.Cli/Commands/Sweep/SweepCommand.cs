using SessionSync.Cli.CommandLine;
using SessionSync.Cli.Commands.Completion;
using SessionSync.Cli.Commands.Sync;
using SessionSync.Cli.Output;
using SessionSync.Operations.Sweeping;
using SessionSync.Operations.Targets;

namespace SessionSync.Cli.Commands.Sweep;

/// <summary><c>sweep</c>: syncs everything there is to sync, from wherever it is called.</summary>
internal static class SweepCommand
{
    public static CommandNode Create(Services services)
    {
        SweepOptions options = new(
            "What to sweep, written as for 'sync'. Without one: every running Codespace of the repositories that have a checkout or sessions here, and every configured target.",
            new Offers(services));
        Option<int?> days = SharedOptions.Days();
        return new CommandNode("sweep", "Sync all running Codespaces and all configured targets, for all projects")
        {
            Examples = [("sync-sessions sweep", "Sync everything that runs, from wherever you are"), ("sync-sessions sweep my-codespace", "One Codespace, whatever repository it is of")],
            Arguments = options.Arguments,
            Options = [days, .. options.All],
            Ends = Endings.OfSweep,
            Handler = result => StartAsync(options.Read(result) with { Days = result.GetValue(days) }, services),
        };
    }

    public static async Task<ExitCode> StartAsync(SweepArguments arguments, Services services)
    {
        // Before anything else is done.
        CodespaceListing? listing = arguments.Targets.IsEmpty ? services.AskForCodespaces(services.Host) : null;
        SweepRequest request = arguments.ToRequest(services.Host) with { Listing = listing };
        ExitCode code;
        await using (ISyncReporter reporter = services.Reporter(request.Settings.Color, arguments.Report))
        {
            code = await SyncRun.RunAsync(async token => Record(await services.Sweep(request, reporter, token), request), arguments.TimeLimit);
        }

        return SyncRun.TellOfInterruption(code, arguments.Report, services);
    }

    /// <summary>Only a sweep of everything tells whether sessions come home by themselves.</summary>
    private static ExitCode Record(SweepResult result, SweepRequest request)
    {
        ExitCode code = ExitCodes.Of(result.Failure);
        if (request.Targets.IsEmpty)
        {
            new SweepRecord(result.Started, result.Finished, (int)code, result.Targets, result.Failed).Save(request.Host.StateDirectory);
        }

        return code;
    }
}
