using System.Collections.Immutable;
using System.Globalization;
using SessionSync.Cli.CommandLine;
using SessionSync.Cli.Integration.SystemServices;
using SessionSync.Cli.Output;
using SessionSync.Operations.Sweeping;

namespace SessionSync.Cli.Commands.Service;

/// <summary><c>service status</c>.</summary>
internal static class ServiceStatusCommand
{
    public static CommandNode Create(IServiceManager manager, Services services) => new("status", "Show whether the service is installed and runs, how the last sweep ended, and when the next is")
    {
        Examples = [("sync-sessions service status", "")],
        Meanings = ImmutableDictionary<ExitCode, string>.Empty.Add(ExitCode.Success, "it is installed, and sweeps").Add(ExitCode.Failure, "it is not installed, or does not run"),
        Handler = _ => ShowAsync(manager, services),
    };

    /// <summary>Ends with a failure unless there is a service that sweeps, so that scripts can ask.</summary>
    private static async Task<ExitCode> ShowAsync(IServiceManager manager, Services services)
    {
        Columns columns = new(services.Host.IsOutputTerminal);
        bool isRunning = false;
        if (new ServiceInstaller(manager).Installed is not { } form)
        {
            columns.Add("service", "not installed");
        }
        else
        {
            ServiceState state = await manager.StateAsync(form);
            isRunning = state.IsRunning;
            columns.Add("service", form == ServiceForm.Timer ? "timer" : "daemon");
            columns.Add("file", manager.FilesOf(form)[0]);
            columns.Add("state", state.Description);
            if ((form == ServiceForm.Daemon ? NextOfDaemon(services) : state.Next) is { } next)
            {
                columns.Add("next sweep", next);
            }
        }

        columns.Add("last sweep", LastSweep(services));
        columns.WriteTo(services.Streams.Out);
        return isRunning ? ExitCode.Success : ExitCode.Failure;
    }

    private static string? NextOfDaemon(Services services) =>
        DaemonRecord.Load(services.Host.StateDirectory)?.Next is { } next ? JsonLine.Time(next) : null;

    private static string LastSweep(Services services) => SweepRecord.Load(services.Host.StateDirectory) is { } sweep
        ? string.Create(CultureInfo.InvariantCulture, $"{JsonLine.Time(sweep.Finished)}, exit code {sweep.Code}, {Quantity.Count(sweep.Targets, "target")}, {sweep.Failed} failed")
        : "none yet";
}
