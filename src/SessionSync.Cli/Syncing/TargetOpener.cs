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
    public OpenTarget? OpenAtOnce(Target target) => target.Address switch
    {
        SshAddress ssh => Open(target, new SshMachine(target.Name, Options(ssh, target)), ssh.Project),
        DirectoryAddress directory => Open(
            target,
            new DirectoryMachine(target.Name, Path.GetFullPath(directory.Home, host.WorkingDirectory), [agent.Root.EnvironmentVariable]),
            directory.Project),
        _ => null,
    };

    public OpenTarget Open(Target target, Codespace codespace) =>
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

    private string? SshConfigFor(Target target) => sshConfig ?? target.Settings?.SshConfig;

    private SshOptions Options(SshAddress address, Target target) =>
        new(address.Host, address.User, address.Port, SshConfigFor(target), host.IsInputTerminal);

    private OpenTarget Open(Target target, IMachine machine, string? projectPath)
    {
        IEnumerable<KeyValuePair<string, string>> environment = target.Settings is { } settings ? settings.Environment : [];
        return new OpenTarget(target, RemoteMachine.Open(machine, agent, environment, _hasZstandard, projectPath), projectPath);
    }
}
