using System.ComponentModel;
using SessionSync.Platform;
using SessionSync.Stores.Machines.Ssh;
using SessionSync.Stores.Machines.Wire;

namespace SessionSync.Stores.Machines.Codespaces;

/// <summary>A GitHub Codespace, reached by the user's own <c>gh codespace ssh</c>.</summary>
/// <remarks>That command starts a stopped Codespace, which costs money: whether it runs is checked before, by whoever makes this.</remarks>
/// <param name="sshConfiguration">Used instead of the user's own ssh configuration; null for that.</param>
public sealed class CodespaceMachine(string name, string? sshConfiguration, bool mayAsk) : IMachine
{
    public string Name => name;

    public string? Transport => "gh";

    public DisconnectMode DisconnectMode => DisconnectMode.Close;

    /// <summary>gh looks it up, starts it if need be, and makes a tunnel.</summary>
    public int SlownessOfConnecting => 15;

    public IRunningCommand Start(RemoteScript script)
    {
        List<string> arguments = ["codespace", "ssh", "-c", name, "--", .. SshOptions.Always];
        if (sshConfiguration is not null)
        {
            arguments.AddRange(["-F", sshConfiguration]);
        }

        if (!mayAsk)
        {
            arguments.AddRange(["-o", "BatchMode=yes"]);
        }

        arguments.Add(script.CommandLine);
        try
        {
            return ChildProcess.Start("gh", arguments);
        }
        catch (Win32Exception)
        {
            throw GitHubFailure.NotInstalled($"Cannot reach Codespace {name}");
        }
    }

    public SyncException Explain(string said, int exitCode) =>
        GitHubFailure.Explain($"Cannot reach Codespace {name}", said, exitCode) ?? SshFailure.Explain($"Codespace {name}", name, said, exitCode);
}
