using SessionSync.Configuration;
using SessionSync.Projects;
using SessionSync.State;
using SessionSync.Stores.Machines.Codespaces;

namespace SessionSync.Cli.Inspection;

/// <summary>A project here and a target it is synced with.</summary>
/// <param name="Codespace">What gh tells of the target; null for any other.</param>
internal sealed record Pairing(LocalProject Project, SyncTarget Target, Codespace? Codespace, MemoryFile Memory)
{
    /// <summary>Connecting to it costs nothing but time.</summary>
    public bool IsOpenToAll => Codespace?.IsRunning ?? Target.Address is not Stores.Machines.CodespaceAddress;
}
