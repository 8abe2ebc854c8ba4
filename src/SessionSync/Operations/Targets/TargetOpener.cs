using SessionSync.Agents;
using SessionSync.Configuration;
using SessionSync.Model;
using SessionSync.Platform;
using SessionSync.Stores.Machines;
using SessionSync.Stores.Machines.Codespaces;
using SessionSync.Stores.Machines.Directory;
using SessionSync.Stores.Machines.Ssh;
using SessionSync.Stores.Machines.Ssh.Builtin;

namespace SessionSync.Operations.Targets;

/// <summary>Starts connecting to targets.</summary>
/// <param name="sshConfig">From the command line or the environment, and so before a target's own.</param>
/// <param name="timeout">How long a machine may keep silent.</param>
/// <param name="changedSince">Since when the machines more likely have something new than not; null where nothing is expected.</param>
public sealed class TargetOpener(HostEnvironment host, string? sshConfig, TimeSpan timeout, DateTimeOffset? changedSince = null)
{
    private readonly bool _hasZstandard = Has("zstd", host);

    /// <summary>Null for a Codespace: whether it runs is to be asked first, for connecting would start it.</summary>
    public OpenTarget? OpenAtOnce(SyncTarget target) => MachineOf(target) is var (machine, project) ? Open(target, machine, project) : null;

    /// <summary>The same, to list everything that the machine holds, whatever project it belongs to.</summary>
    public OpenTarget? OpenWhole(SyncTarget target) =>
        MachineOf(target) is var (machine, project) ? Open(target, machine, project, wantsEverything: true) : null;

    public OpenTarget Open(SyncTarget target, Codespace codespace, bool wantsEverything = false) =>
        Open(target, new CodespaceMachine(codespace.Name, SshConfigFor(target), host.IsInputTerminal), codespace.ProjectPath, wantsEverything) with
        {
            Repository = RepositoryName.Of(codespace.Repository),
        };

    /// <summary>Goes over a connection that is there already, and makes none.</summary>
    /// <param name="controlPath">The socket of its master.</param>
    /// <param name="projectPath">Null to list everything that the machine holds.</param>
    public OpenTarget OpenShared(SyncTarget target, string controlPath, string? projectPath) =>
        Open(target, new SharedConnectionMachine(target.Name, Path.GetFullPath(controlPath, host.WorkingDirectory)), projectPath, wantsEverything: projectPath is null);

    private (IMachine Machine, string? Project)? MachineOf(SyncTarget target) => target.Address switch
    {
        SshAddress ssh => (SshMachineOf(ssh, target), ssh.Project),
        DirectoryAddress directory => (
            new DirectoryMachine(target.Name, Path.GetFullPath(directory.Home, host.WorkingDirectory), [.. AgentCatalog.Variables]), directory.Project),
        _ => null,
    };

    private static bool Has(string program, HostEnvironment host) => ProgramPath.Find(program, host.Variable("PATH") ?? "") is not null;

    private IMachine SshMachineOf(SshAddress address, SyncTarget target)
    {
        SshOptions options = new(address.Host, address.User, address.Port, SshConfigFor(target), host.IsInputTerminal);
        SshTransport transport = EnvironmentSettings.Transport(host.Variable) ?? target.Settings?.Transport ?? (Has("ssh", host) ? SshTransport.System : SshTransport.Builtin);
        return transport == SshTransport.System
            ? new SshMachine(target.Name, options)
            : new BuiltinMachine(target.Name, options, new LocalAccount(host.Home, host.UserName(), host.Variable, host.IsInputTerminal ? host.Ask : null));
    }

    private string? SshConfigFor(SyncTarget target) => sshConfig ?? target.Settings?.SshConfig;

    private OpenTarget Open(SyncTarget target, IMachine machine, string? projectPath, bool wantsEverything = false)
    {
        IEnumerable<KeyValuePair<string, string>> environment = target.Settings is { } settings ? settings.Environment : [];
        RemoteMachine opened = RemoteMachine.Open(machine, AgentCatalog.All, environment, _hasZstandard, projectPath, wantsEverything, changedSince);
        opened.Timeout = timeout;
        return new OpenTarget(target, opened, projectPath);
    }
}
