using SessionSync.Model.Sessions;

namespace SessionSync.Agents.Contracts;

/// <summary>Where an agent keeps its sessions, and how to read a listing of them. Stateless and safe for concurrent use.</summary>
public interface IAgentStore
{
    /// <summary>The agent's id, such as <c>claude-code</c>.</summary>
    AgentId Id { get; }

    /// <summary>The agent's name for people, such as "Claude Code".</summary>
    string DisplayName { get; }

    /// <summary>The folder that all paths of session files are relative to.</summary>
    AgentRoot Root { get; }

    /// <summary>The part of the root to list for the sessions of all projects.</summary>
    ListingScope WholeScope { get; }

    /// <summary>The working directory recorded in this file, or null.</summary>
    /// <param name="file">As it was listed, with what was read of it.</param>
    string? WorkingDirectoryOf(ListedFile file);

    /// <summary>Turns a listing into the sessions of one project, its subdirectories and its worktrees. Files with names that the agent's
    /// layout does not have are left out and named in <see cref="Inventory.Problems"/>. Pure.</summary>
    /// <param name="projectPath">Absolute, without links, on the machine that was listed.</param>
    Inventory Interpret(Listing listing, string projectPath);
}
