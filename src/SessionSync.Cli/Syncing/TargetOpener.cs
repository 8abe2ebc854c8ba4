using SessionSync.Agents;
using SessionSync.Configuration;
using SessionSync.Platform;
using SessionSync.Stores.Machines;
using SessionSync.Stores.Machines.Codespaces;
using SessionSync.Stores.Machines.Directory;
using SessionSync.Stores.Machines.Ssh;

namespace SessionSync.Cli.Syncing;

/// <summary>Starts connecting to targets.</summary>
/// <param name="sshConfig">From the command line or the environment, and so before a target's own.</param>
internal sealed class TargetOpener(HostEnvironment host, string? sshConfig, IAgent agent)
{
    private readonly bool _hasZstandard = IsOnPath("zstd", host.Variable("PATH") ?? "");

    /// <summary>Null for a Codespace: whether it runs is to be asked first, for connecting would start it.</summary>
    public OpenTarget? OpenAtOnce(SyncTarget target) => target.Address switch
    {
        SshAddress ssh => Open(target, new SshMachine(target.Name, SshOptionsFor(ssh, target)), ssh.Project),
        DirectoryAddress directory => Open(
            target,
            new DirectoryMachine(target.Name, Path.GetFullPath(directory.Home, host.WorkingDirectory), [agent.Root.EnvironmentVariable]),
            directory.Project),
        _ => null,
    };

    public OpenTarget Open(SyncTarget target, Codespace codespace) =>
        Open(target, new CodespaceMachine(codespace.Name, SshConfigFor(target), host.IsInputTerminal), codespace.ProjectPath);

    private static bool IsOnPath(string program, string path)
    {
        foreach (string directory in path.Split(':', StringSplitOptions.RemoveEmptyEntries))
        {
            if (File.Exists(Path.Combine(directory, program)))
            {
                return true;
            }
        }

        return false;
    }

    private string? SshConfigFor(SyncTarget target) => sshConfig ?? target.Settings?.SshConfig;

    private SshOptions SshOptionsFor(SshAddress address, SyncTarget target) =>
        new(address.Host, address.User, address.Port, SshConfigFor(target), host.IsInputTerminal);

    private OpenTarget Open(SyncTarget target, IMachine machine, string? projectPath)
    {
        IEnumerable<KeyValuePair<string, string>> environment = target.Settings is { } settings ? settings.Environment : [];
        return new OpenTarget(target, RemoteMachine.Open(machine, agent, environment, _hasZstandard, projectPath), projectPath);
    }
}
