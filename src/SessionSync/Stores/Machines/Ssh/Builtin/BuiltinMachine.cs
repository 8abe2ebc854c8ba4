using SessionSync.Platform;
using SessionSync.Stores.Machines.Wire;

namespace SessionSync.Stores.Machines.Ssh.Builtin;

/// <summary>A host reached without the system's ssh: by SSH.NET, with as much of the user's configuration, keys and agent as it can honour.
/// Where it cannot, it declines and says why.</summary>
/// <param name="account">Whose configuration and keys these are.</param>
public sealed class BuiltinMachine(string name, SshOptions options, LocalAccount account) : IMachine
{
    private SyncException? _failure;

    public string Name => name;

    public string? Transport => "the built-in SSH client";

    public DisconnectMode DisconnectMode => DisconnectMode.End;

    /// <summary>On a terminal, somebody may have to type a password or confirm a host's key.</summary>
    public int SlownessOfConnecting => options.MayAsk ? 15 : 1;

    public IRunningCommand Start(RemoteScript script)
    {
        HostSettings settings;
        try
        {
            settings = HostSettingsReader.Read(options, account);
        }
        catch (DeclinedException exception)
        {
            throw BuiltinFailure.Declined(name, exception.Message);
        }

        return BuiltinCommand.Start(settings, name, script.CommandLine, settings.MayAsk ? account.Ask : null, (exception, attempts, distrust) =>
            _failure = distrust ?? BuiltinFailure.OfConnecting(name, settings, exception, attempts?.Offered ?? [], attempts?.Notes ?? []));
    }

    public SyncException Explain(string said, int exitCode) => _failure ?? BuiltinFailure.OfCommand(name, said, exitCode);
}
