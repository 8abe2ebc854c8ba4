using SessionSync.Cli.Output;

namespace SessionSync.Cli.Commands;

/// <summary>Hands a request over, with signals listened to meanwhile.</summary>
internal static class SyncRun
{
    public static async Task<ExitCode> StartAsync(SyncArguments arguments, Services services)
    {
        SyncRequest request = arguments.ToRequest(services.Host);
        await using ISyncReporter reporter = Reporters.Create(
            services.Streams, services.Host, services.Time, request.Settings.Color, request.Report);
        return await RunAsync(request, reporter, services);
    }

    public static async Task<ExitCode> RunAsync(SyncRequest request, ISyncReporter reporter, Services services)
    {
        using StopSignals signals = new();
        signals.Listen();
        try
        {
            ExitCode code = await services.Sync(request, reporter, signals.Token);
            return signals.Code ?? code;
        }
        catch (Exception) when (signals.Code is not null)
        {
            // Ctrl-C reaches the child processes too: whatever fails now fails because of it.
            return signals.Code.Value;
        }
    }
}
