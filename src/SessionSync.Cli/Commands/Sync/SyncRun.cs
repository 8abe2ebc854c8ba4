using System.Collections.Immutable;
using SessionSync.Cli.Output;
using SessionSync.Operations.Syncing;
using SessionSync.Operations.Targets;

namespace SessionSync.Cli.Commands.Sync;

/// <summary>Hands a request over, with signals and the clock listened to meanwhile.</summary>
internal static class SyncRun
{
    public static async Task<ExitCode> StartAsync(SyncArguments arguments, Services services)
    {
        ImmutableArray<OpenTarget> connecting = services.Connect(arguments.Targets, SyncArguments.HostSshConfig(arguments.SshConfig, services.Host), services.Host);
        try
        {
            SyncRequest request = arguments.ToRequest(services.Host) with { Connecting = connecting };
            ExitCode code;
            await using (ISyncReporter reporter = services.Reporter(request.Settings.Color, arguments.Report))
            {
                code = await RunAsync(async token => CodeOf(await services.Sync(request, reporter, token)), arguments.TimeLimit);
            }

            return TellOfInterruption(code, arguments.Report, services);
        }
        finally
        {
            foreach (OpenTarget target in connecting)
            {
                await target.DisposeAsync();
            }
        }
    }

    /// <summary>Tells who interrupted a run at a terminal what has become of it.</summary>
    public static ExitCode TellOfInterruption(ExitCode code, ReportOptions options, Services services)
    {
        if (code == ExitCode.Interrupted && services.Host.IsErrorTerminal && !options.IsJson && !options.IsQuiet)
        {
            services.Streams.Error.WriteLine("Interrupted. What has arrived is kept; run the same command again, and it finishes.");
        }

        return code;
    }

    private static ExitCode CodeOf(SyncResult result) =>
        result is { Failure: null, IsPending: true } ? ExitCode.ChangesPending : ExitCodes.Of(result.Failure);

    /// <summary>Does something until it is done, a signal says to end, or the time is over.</summary>
    public static async Task<ExitCode> RunAsync(Func<CancellationToken, Task<ExitCode>> run, TimeSpan? limit = null)
    {
        using StopSignals signals = new();
        signals.Listen();
        using var timed = CancellationTokenSource.CreateLinkedTokenSource(signals.Token);
        if (limit is { } most)
        {
            timed.CancelAfter(most);
        }

        try
        {
            ExitCode code = await run(timed.Token);
            return signals.Code ?? code;
        }
        catch (Exception) when (signals.Code is not null)
        {
            // Ctrl-C reaches the child processes too: whatever fails now fails because of it.
            return signals.Code.Value;
        }
        catch (OperationCanceledException) when (timed.IsCancellationRequested)
        {
            throw new SyncException(
                FailureKind.Partial, $"The time limit of {limit!.Value.TotalSeconds} s is over", "What has arrived by now is kept", "Run the same command again: it goes on from there");
        }
    }
}
