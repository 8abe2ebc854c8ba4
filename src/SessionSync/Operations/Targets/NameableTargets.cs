using SessionSync.Configuration;
using SessionSync.Platform;
using SessionSync.Stores.Machines.Ssh;

namespace SessionSync.Operations.Targets;

/// <summary>The targets that can be named in a command, as far as this machine knows: nobody is asked.</summary>
public static class NameableTargets
{
    /// <summary>Those of the settings file; one that cannot be used has none.</summary>
    public static IEnumerable<NameableTarget> Configured(HostEnvironment host)
    {
        try
        {
            return new SettingsFile(host.ConfigFile).Read().Targets.Select(static target => new NameableTarget(target.Name, target.Url));
        }
        catch (SyncException)
        {
            return [];
        }
    }

    /// <summary>Codespaces that were seen before and hosts of the ssh configuration, too.</summary>
    public static IEnumerable<NameableTarget> All(HostEnvironment host) =>
    [
        .. Configured(host),
        .. new CodespaceNames(host.StateDirectory).All.Select(static one => new NameableTarget(one.Name, $"Codespace of {one.Repository}")),
        .. SshHosts.In(host.Home).Select(static name => new NameableTarget($"ssh:{name}", "SSH host")),
    ];
}
