using System.Collections.Immutable;
using SessionSync.Cli.Output;
using SessionSync.Cli.Syncing;

namespace SessionSync.Cli.Commands;

/// <summary>Hands a request over, with signals listened to meanwhile.</summary>
internal static class SyncRun
{
    public static async Task<ExitCode> StartAsync(SyncArguments arguments, Services services)
    {
        ImmutableArray<OpenTarget> connecting = services.Connect(arguments.Targets, SyncArguments.HostSshConfig(arguments.SshConfig, services.Host), services.Host);
        try
        {
            SyncRequest request = arguments.ToRequest(services.Host) with { Connecting = connecting };
            await using ISyncReporter reporter = Reporters.Create(
                services.Streams, services.Host, services.Time, request.Settings.Color, request.Report);
            return await RunAsync(request, reporter, services);
        }
        finally
        {
            foreach (OpenTarget target in connecting)
            {
                await target.DisposeAsync();
            }
        }
    }

    public static Task<ExitCode> RunAsync(SyncRequest request, ISyncReporter reporter, Services services) =>
        StoppableRun.RunAsync(stop => services.Sync(request, reporter, stop));
}
