using SessionSync.Platform;
using SessionSync.Stores.Machines.Wire;

namespace SessionSync.Stores.Machines;

/// <summary>A home directory that is reached by running a command.</summary>
public interface IMachine
{
    /// <summary>The name that the user gave it.</summary>
    string Name { get; }

    /// <summary>The program that connects to it, for people, such as <c>ssh</c>; null where nothing has to.</summary>
    string? Transport { get; }

    /// <summary>How the running command ends as soon as all answers are in.</summary>
    DisconnectMode DisconnectMode { get; }

    /// <summary>So many times longer than others it may take until it has been connected to: somebody may have to type something, or it may
    /// have to be woken up.</summary>
    int SlownessOfConnecting => 1;

    /// <summary>Starts the script there. Returns at once; whether the machine can be reached shows in what the command says.</summary>
    IRunningCommand Start(RemoteScript script);

    /// <summary>Makes a message for people of a command that ended before the script said its first word.</summary>
    /// <param name="said">What it said on its error stream.</param>
    SyncException Explain(string said, int exitCode);
}
