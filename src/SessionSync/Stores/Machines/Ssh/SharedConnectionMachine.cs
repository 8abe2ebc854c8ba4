using System.ComponentModel;
using SessionSync.Model;
using SessionSync.Platform;
using SessionSync.Stores.Machines.Wire;

namespace SessionSync.Stores.Machines.Ssh;

/// <summary>A machine behind an ssh connection that somebody else made and keeps open: commands run over it, and no connection is ever
/// made in its stead. So a Codespace that stopped meanwhile is not started again.</summary>
/// <param name="controlPath">The socket of the master connection.</param>
public sealed class SharedConnectionMachine(string name, string controlPath) : IMachine
{
    public string Name => name;

    public string? Transport => "a shared connection of ssh";

    public DisconnectMode DisconnectMode => DisconnectMode.End;

    public IRunningCommand Start(RemoteScript script)
    {
        // Where there is no master behind the socket, ssh would connect by itself: with this it cannot, whoever the host is.
        string[] arguments =
            ["-T", "-S", controlPath, "-o", "ControlMaster=no", "-o", "ProxyCommand=false", "-o", "BatchMode=yes", "-o", "RemoteCommand=none", "--", "shared-connection", script.CommandLine];
        try
        {
            return ChildProcess.Start("ssh", arguments);
        }
        catch (Win32Exception)
        {
            throw SshFailure.NotInstalled(name);
        }
    }

    public SyncException Explain(string said, int exitCode) => new(
        FailureKind.Unreachable,
        $"Cannot reach {name}",
        $"The connection at {controlPath} is closed. ssh says: {Printable.Line(said)}",
        $"Connect anew: sync-sessions sweep '{name}'");
}
