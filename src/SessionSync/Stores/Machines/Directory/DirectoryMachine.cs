using System.ComponentModel;
using SessionSync.Model;
using SessionSync.Platform;
using SessionSync.Stores.Machines.Wire;

namespace SessionSync.Stores.Machines.Directory;

/// <summary>A directory that stands for another home: the script of the far side runs here, with that home.</summary>
/// <param name="home">The absolute path of the directory.</param>
/// <param name="inherited">Variables that name places of this home and must not reach the other one.</param>
public sealed class DirectoryMachine(string name, string home, IReadOnlyList<string> inherited) : IMachine
{
    public string Name => name;

    public string? Transport => null;

    public DisconnectMode DisconnectMode => DisconnectMode.Await;

    public IRunningCommand Start(RemoteScript script)
    {
        if (!System.IO.Directory.Exists(home))
        {
            throw new SyncException(
                FailureKind.Unreachable, $"Cannot sync with {name}", $"There is no directory {home}", $"mkdir -p '{home}'", "Check the target's path");
        }

        var environment = new Dictionary<string, string?> { ["HOME"] = home };
        foreach (string variable in inherited)
        {
            environment[variable] = null;
        }

        try
        {
            return ChildProcess.Start("sh", script.ShellArguments, environment);
        }
        catch (Win32Exception exception)
        {
            throw new SyncException(FailureKind.Unreachable, $"Cannot sync with {name}", $"sh cannot be run here: {exception.Message}", "Check the PATH");
        }
    }

    public SyncException Explain(string said, int exitCode) => new(
        FailureKind.Unreachable, $"Cannot sync with {name}", $"The shell ended with exit code {exitCode}: {Printable.Line(said)}", $"HOME='{home}' sh -c 'echo works'");
}
