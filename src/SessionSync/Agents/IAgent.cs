using SessionSync.Sessions;

namespace SessionSync.Agents;

/// <summary>One AI coding agent: where its sessions lie and how they are read and brought together. Stateless and safe for concurrent use.</summary>
public interface IAgent
{
    AgentId Id { get; }

    string DisplayName { get; }

    AgentRoot Root { get; }

    /// <summary>Whether the agent links its records by id, so that two branches can live in one file.</summary>
    bool CanMerge { get; }

    /// <summary>What must be listed to find the sessions of the project at this absolute, link-free path.</summary>
    ListingScope ScopeOf(string projectPath);

    /// <summary>Makes sessions of a listing: those that belong to the project, its subdirectories and its worktrees. Names that the
    /// agent's layout does not know are left out and told as problems. Pure.</summary>
    Inventory Interpret(Listing listing, string projectPath);

    /// <summary>The folder below the root that new sessions of this place of the project belong in.</summary>
    /// <param name="existingFolders">Folders that are there already: another build of the agent may have named the same one differently.</param>
    string FolderFor(string projectPath, string place, IReadOnlyCollection<string> existingFolders);

    /// <summary>The path below the root of one file of a session that lies in this folder.</summary>
    string PathFor(string folder, SessionKey session, string name);

    /// <summary>Reads a transcript from its end, only as far as needed. Any bytes are normal input.</summary>
    TranscriptTail ReadTail(Stream transcript);

    /// <summary>What a person would call the session: a clean single line, or null. Reads only the ends of a large file.</summary>
    string? ReadTitle(Stream transcript);

    /// <summary>Brings two versions that both have records the other lacks into one that has all of both and is resumed at the
    /// newer one. Only where <see cref="CanMerge"/>.</summary>
    /// <param name="older">The version whose head is older; the result begins with all of it.</param>
    Task MergeAsync(Stream older, Stream newer, SessionKey session, Stream merged, CancellationToken cancellationToken);
}
