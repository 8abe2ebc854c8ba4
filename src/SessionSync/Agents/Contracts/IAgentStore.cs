using SessionSync.Model.Sessions;

namespace SessionSync.Agents.Contracts;

/// <summary>Where an agent keeps what was said, and what a listing of it tells. Stateless and safe for concurrent use.</summary>
public interface IAgentStore
{
    AgentId Id { get; }

    string DisplayName { get; }

    AgentRoot Root { get; }

    /// <summary>What must be listed to find all of it, whatever project it belongs to.</summary>
    ListingScope WholeScope { get; }

    /// <summary>The directory that the listing of this file tells sessions were had in; null where it tells none.</summary>
    string? WorkingDirectoryOf(ListedFile file);

    /// <summary>Makes sessions of a listing: those that belong to the project, its subdirectories and its worktrees. Names that the
    /// agent's layout does not know are left out and told as problems. Pure.</summary>
    Inventory Interpret(Listing listing, string projectPath);
}
