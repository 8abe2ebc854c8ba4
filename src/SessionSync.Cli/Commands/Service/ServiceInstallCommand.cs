using SessionSync.Cli.CommandLine;
using SessionSync.Cli.Integration.SystemServices;
using SessionSync.Cli.Output;
using SessionSync.Configuration;

namespace SessionSync.Cli.Commands.Service;

/// <summary><c>service install</c>.</summary>
internal static class ServiceInstallCommand
{
    public static CommandNode Create(IServiceManager manager, ISystemCommands commands, Services services)
    {
        Option<bool> daemon = Options.Switch("--daemon", "Keep a daemon running, instead of a timer that starts each sweep");
        Option<SweepInterval?> every = Options.Parsed(
            "--every", "TIME", "How often to sweep [default: 1h, or what the configuration tells the daemon]", SweepInterval.Parse, SweepInterval.Rule);
        return new CommandNode("install", "Install the service and start it; installing it twice changes nothing")
        {
            Examples =
            [
                ("sync-sessions service install", "Sweep every hour"),
                ("sync-sessions service install --every 30m", "Sweep every half hour"),
                ("sync-sessions service install --daemon", "Keep a daemon running that sweeps"),
            ],
            Options = [daemon, every],
            Handler = async result =>
            {
                ServicePlan plan = new(
                    result.GetValue(daemon) ? ServiceForm.Daemon : ServiceForm.Timer,
                    result.GetValue(every),
                    ProgramEntry.Find(Environment.ProcessPath, AppContext.BaseDirectory, services.Host.Variable("PATH") ?? ""),
                    ServiceEnvironment.Collect(services.Host),
                    await Sandbox.IsPossibleAsync(commands));
                return await InstallAsync(plan, manager, services);
            },
        };
    }

    private static async Task<ExitCode> InstallAsync(ServicePlan plan, IServiceManager manager, Services services)
    {
        InstallOutcome outcome = await new ServiceInstaller(manager).InstallAsync(plan);
        string name = Path.GetFileName(manager.FilesOf(plan.Form)[0]);
        if (outcome.Obstacle is { } obstacle)
        {
            INotices notices = Reporters.Notices(services.Streams, services.Host, ColorMode.Auto, isJson: false);
            notices.Warning(target: null, $"The service is {(outcome.HasChanged ? "written" : "installed as it was")}, but not started: {obstacle}.");
            services.Streams.Error.WriteLine($"  Where a service manager runs for you: {manager.StartCommand(plan.Form)}");
            services.Streams.Error.WriteLine("  Where none does: sync-sessions daemon, or a line for cron: @hourly sync-sessions sweep");
            return ExitCode.Failure;
        }

        services.Streams.Error.WriteLine(outcome.HasChanged ? $"The service is installed and started: {name}." : $"The service is installed already ({name}); nothing changed.");
        if (outcome.HasChanged && await manager.FindCaveatAsync() is { } caveat)
        {
            services.Streams.Error.WriteLine(caveat);
        }

        return ExitCode.Success;
    }
}
