using System.ComponentModel;
using SessionSync.Platform;
using SessionSync.Stores.Machines.Wire;

namespace SessionSync.Stores.Machines.Ssh;

/// <summary>A host reached by the system's own ssh, with the user's configuration, keys and agent.</summary>
public sealed class SshMachine(string name, SshOptions options) : IMachine
{
    public string Name => name;

    public string? Transport => "ssh";

    public DisconnectMode DisconnectMode => DisconnectMode.End;

    /// <summary>On a terminal, ssh may wait for a passphrase or a confirmation.</summary>
    public int SlownessOfConnecting => options.MayAsk ? 15 : 1;

    public IRunningCommand Start(RemoteScript script)
    {
        try
        {
            return ChildProcess.Start("ssh", [.. options.Arguments(), script.CommandLine]);
        }
        catch (Win32Exception)
        {
            throw SshFailure.NotInstalled(name);
        }
    }

    public SyncException Explain(string said, int exitCode) => SshFailure.Explain(name, options.Host, said, exitCode);
}
