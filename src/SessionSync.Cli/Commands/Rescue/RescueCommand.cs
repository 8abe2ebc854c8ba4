using System.Collections.Immutable;
using System.ComponentModel;
using SessionSync.Cli.CommandLine;
using SessionSync.Cli.Commands.Completion;
using SessionSync.Cli.Commands.Sweep;
using SessionSync.Cli.Commands.Sync;
using SessionSync.Cli.Output;
using SessionSync.Configuration;
using SessionSync.Model;
using SessionSync.Operations.Rescue;
using SessionSync.Operations.Sweeping;
using SessionSync.Platform;

namespace SessionSync.Cli.Commands.Rescue;

/// <summary><c>rescue</c>: brings everything home before a machine goes away.</summary>
internal static class RescueCommand
{
    public static CommandNode Create(Services services)
    {
        SweepOptions options = new("What to rescue, written as for 'sync'", new Offers(services));
        Option<bool> all = Options.Switch("--all", "Rescue every running Codespace and every configured target");
        Option<bool> start = Options.Switch("--start", "Start stopped Codespaces, which may cost money; otherwise they are not safe");
        Option<bool> deleteAfter = Options.Switch("--delete-after", "Have gh delete a Codespace once everything it holds is home");
        return new CommandNode("rescue", "Bring home everything a machine holds, whatever its project and age, and prove it")
        {
            Examples = [("sync-sessions rescue my-codespace", "Before you delete it"), ("sync-sessions rescue my-codespace --delete-after", "… and then delete it")],
            Arguments = options.Arguments,
            Options = [all, start, deleteAfter, .. options.All],
            Ends = Endings.OfSweep,
            Handler = result =>
            {
                SweepArguments arguments = options.Read(result);
                SweepRequest request = arguments.ToRequest(services.Host) with { IsRescue = true, Start = result.GetValue(start) };
                Check(request, result.GetValue(all), result.GetValue(deleteAfter));
                return RunAsync(request, arguments.Report, arguments.TimeLimit, result.GetValue(deleteAfter), services);
            },
        };
    }

    private static void Check(SweepRequest request, bool isAll, bool deletes)
    {
        if (request.Targets.IsEmpty != isAll)
        {
            throw new SyncException(
                FailureKind.Usage,
                isAll ? "--all and a target cannot both be given" : "It is not said what to rescue",
                "",
                "sync-sessions rescue NAME",
                "sync-sessions rescue --all");
        }

        if (deletes && (isAll || request.Targets.Any(target => target.Address is not CodespaceAddress)))
        {
            throw new SyncException(FailureKind.Usage, "--delete-after is for Codespaces that are named", "Nothing else is deleted from here", "sync-sessions rescue NAME --delete-after");
        }
    }

    private static async Task<ExitCode> RunAsync(SweepRequest request, ReportOptions options, TimeSpan? limit, bool deletes, Services services)
    {
        ImmutableArray<RescueReport> reports = [];
        ExitCode code;
        await using (ISyncReporter reporter = services.Reporter(request.Settings.Color, options))
        {
            code = await SyncRun.RunAsync(
                async token =>
                {
                    RescueResult result = await services.Rescue(request, reporter, token);
                    reports = result.Reports;
                    return ExitCodes.Of(result.Failure);
                },
                limit);
        }

        Tell(reports, options, services.Streams);

        // A signal may have come while it ended by itself, and who wants it to end wants nothing to be deleted.
        return deletes && code == ExitCode.Success
            ? await DeleteAsync(request.Targets, request.Host.Variable("PATH") ?? "")
            : SyncRun.TellOfInterruption(code, options, services);
    }

    private static void Tell(ImmutableArray<RescueReport> reports, ReportOptions options, StandardStreams streams)
    {
        foreach (RescueReport report in reports)
        {
            if (options.IsJson)
            {
                RescueStatement.WriteJson(report, streams.Out);
            }
            else if (!report.IsSafe)
            {
                RescueStatement.Write(report, options.IsQuiet ? streams.Error : streams.Out);
            }
            else if (!options.IsQuiet)
            {
                RescueStatement.Write(report, streams.Out);
            }
        }
    }

    /// <summary>gh asks its own questions (about changes that are not committed), so it gets our terminal.</summary>
    private static async Task<ExitCode> DeleteAsync(ImmutableArray<SyncTarget> targets, string searchPath)
    {
        foreach (SyncTarget target in targets)
        {
            string name = ((CodespaceAddress)target.Address).Name;
            try
            {
                if (await TerminalProcess.RunAsync("gh", ["codespace", "delete", "-c", name], searchPath, CancellationToken.None) != 0)
                {
                    return ExitCode.Failure;
                }
            }
            catch (Win32Exception)
            {
                throw new SyncException(FailureKind.Failed, $"Codespace {name} is not deleted", "There is no gh on the PATH", "Install it: https://cli.github.com");
            }
        }

        return ExitCode.Success;
    }
}
