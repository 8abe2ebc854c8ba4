using SessionSync.Platform;

namespace SessionSync.Cli.Integration.SystemServices;

/// <summary>Finds the service manager of a system.</summary>
internal static class ServiceManagers
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(200);

    public static IServiceManager For(bool isMac, HostEnvironment host, ISystemCommands commands) => isMac
        ? new LaunchdManager(commands, Path.Combine(host.Home, "Library"), CurrentUser.Id, s_pause)
        : new SystemdManager(commands, SystemdFolders.Of(host), Path.Combine(host.StateDirectory, "log"));
}
