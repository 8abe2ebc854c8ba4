using System.CommandLine;
using SessionSync.Cli.Output;
using SessionSync.Cli.Sweeping;

namespace SessionSync.Cli.Commands;

/// <summary><c>sweep</c>: syncs everything there is to sync, from wherever it is called.</summary>
internal static class SweepCommand
{
    public static CommandNode Create(Services services)
    {
        SweepArguments arguments = new(
            "What to sweep, written as for 'sync'. Without one: every running Codespace of the repositories that have a checkout or sessions here, and every configured target.");
        Option<int?> days = SharedOptions.Days();
        CommandNode command = new("sweep", "Sync all running Codespaces and all configured targets, for all projects")
        {
            Examples = [("sync-sessions sweep", "Sync everything that runs, from wherever you are"), ("sync-sessions sweep my-codespace", "One Codespace, whatever repository it is of")],
            Options = { days },
            Handler = result => RunAsync(arguments.ToRequest(result, services.Host, result.GetValue(days)), arguments.TimeLimit(result), services),
        };
        arguments.AddTo(command, () => TargetCommand.Names(services.Host));
        return command;
    }

    private static async Task<ExitCode> RunAsync(SweepRequest request, TimeSpan? limit, Services services)
    {
        await using ISyncReporter reporter = Reporters.Create(services.Streams, services.Host, services.Time, request.Settings.Color, request.Report);
        return await SyncRun.RunAsync(token => services.Sweep(request, reporter, token), limit);
    }
}
