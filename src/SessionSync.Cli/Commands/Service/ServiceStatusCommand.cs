using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using SessionSync.Cli.CommandLine;
using SessionSync.Cli.Integration.SystemServices;
using SessionSync.Cli.Output;
using SessionSync.Operations.Sweeping;

namespace SessionSync.Cli.Commands.Service;

/// <summary><c>service status</c>.</summary>
internal static class ServiceStatusCommand
{
    public static CommandNode Create(IServiceManager manager, Services services)
    {
        Option<bool> json = Options.Switch("--json", "Print one JSON document");
        return new CommandNode("status", "Show whether the service is installed and runs, how the last sweep ended, and when the next is")
        {
            Examples = [("sync-sessions service status", "")],
            Options = [json],
            Meanings = ImmutableDictionary<ExitCode, string>.Empty.Add(ExitCode.Success, "it is installed, and sweeps").Add(ExitCode.Failure, "it is not installed, or does not run"),
            Handler = result => ShowAsync(manager, result.GetValue(json), services),
        };
    }

    /// <summary>Ends with a failure unless there is a service that sweeps, so that scripts can ask.</summary>
    private static async Task<ExitCode> ShowAsync(IServiceManager manager, bool isJson, Services services)
    {
        ServiceForm? form = new ServiceInstaller(manager).Installed;
        ServiceState? state = form is { } installed ? await manager.StateAsync(installed) : null;
        string? next = form == ServiceForm.Daemon ? NextOfDaemon(services) : state?.Next;
        if (isJson)
        {
            services.Streams.Out.WriteLine(JsonLine.Text(json => WriteJson(json, form, state, next, manager, services)));
        }
        else
        {
            Show(form, state, next, manager, services);
        }

        return state is { IsRunning: true } ? ExitCode.Success : ExitCode.Failure;
    }

    private static void Show(ServiceForm? form, ServiceState? state, string? next, IServiceManager manager, Services services)
    {
        Columns columns = new(services.Host.IsOutputTerminal);
        columns.Add("service", form is { } one ? NameOf(one) : "not installed");
        if (form is { } installed && state is not null)
        {
            columns.Add("file", manager.FilesOf(installed)[0]);
            columns.Add("state", state.Description);
        }

        if (next is not null)
        {
            columns.Add("next sweep", next);
        }

        columns.Add("last sweep", LastSweep(services));
        columns.WriteTo(services.Streams.Out);
    }

    private static void WriteJson(Utf8JsonWriter json, ServiceForm? form, ServiceState? state, string? next, IServiceManager manager, Services services)
    {
        json.WriteString("service", form is { } one ? NameOf(one) : null);
        json.WriteString("file", form is { } installed ? manager.FilesOf(installed)[0] : null);
        json.WriteBoolean("running", state is { IsRunning: true });
        json.WriteString("state", state?.Description);
        json.WriteString("next_sweep", next);
        if (SweepRecord.Load(services.Host.StateDirectory) is { } sweep)
        {
            json.WriteStartObject("last_sweep");
            json.WriteString("finished", JsonLine.Time(sweep.Finished));
            json.WriteNumber("exit_code", sweep.Code);
            json.WriteNumber("targets", sweep.Targets);
            json.WriteNumber("failed", sweep.Failed);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("last_sweep");
        }
    }

    private static string NameOf(ServiceForm form) => form == ServiceForm.Timer ? "timer" : "daemon";

    private static string? NextOfDaemon(Services services) =>
        DaemonRecord.Load(services.Host.StateDirectory)?.Next is { } next ? JsonLine.Time(next) : null;

    private static string LastSweep(Services services) => SweepRecord.Load(services.Host.StateDirectory) is { } sweep
        ? string.Create(CultureInfo.InvariantCulture, $"{JsonLine.Time(sweep.Finished)}, exit code {sweep.Code}, {Quantity.Count(sweep.Targets, "target")}, {sweep.Failed} failed")
        : "none yet";
}
