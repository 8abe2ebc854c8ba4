using SessionSync.Agents.Contracts;
using SessionSync.Model.Sessions;

namespace SessionSync.Agents.Formats.Databases;

/// <summary>An agent's databases, of which no listing tells sessions. They are never written; before a machine goes away they are brought
/// home as they are.</summary>
internal sealed class ClosedStore(AgentId id, string displayName, AgentRoot root, params string[] prefixes) : IAgentStore
{
    /// <summary>The store of data that an agent keeps beside its sessions.</summary>
    public static ClosedStore BesideSessionsOf(IAgent agent, params string[] prefixes) => new(
        new AgentId($"{agent.Id.Value}-beside"), agent.DisplayName, agent.Root with { SessionsFolder = "", LiveFolder = null, SessionsVariable = null }, prefixes);

    public AgentId Id => id;

    public string DisplayName => displayName;

    public AgentRoot Root => root;

    public ListingScope WholeScope { get; } = new([.. prefixes], [], 0, [], []);

    public string? WorkingDirectoryOf(ListedFile file) => null;

    public Inventory Interpret(Listing listing, string projectPath) => Inventory.Empty;
}
