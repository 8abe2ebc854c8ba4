using SessionSync.Cli.CommandLine;
using SessionSync.Cli.Integration.SystemServices;
using SessionSync.Cli.Output;

namespace SessionSync.Cli.Commands.Service;

/// <summary><c>service</c>: has the system run sweeps without being asked.</summary>
internal static class ServiceCommand
{
    public static CommandNode Create(Services services)
    {
        SystemCommands commands = new();
        IServiceManager manager = ServiceManagers.For(OperatingSystem.IsMacOS(), services.Host, commands);
        return new CommandNode("service", "Have this system sweep by itself, every hour or as often as you say")
        {
            Subcommands =
            [
                ServiceInstallCommand.Create(manager, commands, services),
                ServiceStatusCommand.Create(manager, services),
                ServiceLogsCommand.Create(manager, services),
                Uninstall(manager, services),
            ],
        };
    }

    private static CommandNode Uninstall(IServiceManager manager, Services services) => new("uninstall", "Take the service away, with all its files")
    {
        Examples = [("sync-sessions service uninstall", "")],
        Handler = async _ =>
        {
            bool hasChanged = await new ServiceInstaller(manager).UninstallAsync();
            services.Streams.Error.WriteLine(hasChanged ? "The service is uninstalled; nothing of it is left." : "No service is installed; nothing changed.");
            return ExitCode.Success;
        },
    };
}
