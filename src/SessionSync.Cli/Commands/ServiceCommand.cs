using SessionSync.Cli.Installation;

namespace SessionSync.Cli.Commands;

/// <summary><c>service</c>: has the system run sweeps without being asked.</summary>
internal static class ServiceCommand
{
    public static CommandNode Create(Services services) => new("service", "Have this system sweep by itself, every hour or as often as you say")
    {
        ServiceInstallCommand.Create(services),
        ServiceStatusCommand.Create(services),
        ServiceLogsCommand.Create(services),
        Uninstall(services),
    };

    /// <summary>The service manager of this system.</summary>
    public static IServiceManager Manager(Services services) => ServiceManagers.For(OperatingSystem.IsMacOS(), services.Host, new SystemCommands());

    private static CommandNode Uninstall(Services services) => new("uninstall", "Take the service away, with all its files")
    {
        Examples = [("sync-sessions service uninstall", "")],
        Handler = async _ =>
        {
            bool hasChanged = await new ServiceInstaller(Manager(services)).UninstallAsync();
            services.Streams.Error.WriteLine(hasChanged ? "The service is uninstalled; nothing of it is left." : "No service is installed; nothing changed.");
            return ExitCode.Success;
        },
    };
}
