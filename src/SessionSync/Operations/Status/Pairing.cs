using SessionSync.Agents;
using SessionSync.Agents.Contracts;
using SessionSync.Configuration;
using SessionSync.Model;
using SessionSync.Projects;
using SessionSync.Stores.Machines.Codespaces;
using SessionSync.Sync.Memory;

namespace SessionSync.Operations.Status;

/// <summary>A project here and a target it is synced with.</summary>
/// <param name="Codespace">What gh tells of the target; null for any other.</param>
/// <param name="State">Where the project's state is kept.</param>
internal sealed record Pairing(LocalProject Project, SyncTarget Target, Codespace? Codespace, StatePaths State)
{
    /// <summary>When they were last synced; null where they never were.</summary>
    public DateTimeOffset? LastSync => AgentCatalog.All.Max(agent => Memory(agent).LastSync);

    /// <summary>The memory of an agent's session files with this target.</summary>
    public MemoryFile Memory(IAgent agent) => State.Memory(Target.Address.ToString(), agent.Id);

    /// <summary>Connecting to it costs nothing but time.</summary>
    public bool IsOpenToAll => Codespace?.IsRunning ?? Target.Address is not CodespaceAddress;
}
