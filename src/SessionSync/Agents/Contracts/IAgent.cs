using SessionSync.Model.Sessions;

namespace SessionSync.Agents.Contracts;

/// <summary>One AI coding agent that keeps its sessions in files: where they lie and how they are read. Stateless and safe for concurrent
/// use. What becomes of sessions that diverged tells <see cref="IMergingAgent"/> or <see cref="ICopyingAgent"/>.</summary>
public interface IAgent : IAgentStore
{
    /// <summary>What must be listed to find the sessions of the project at this absolute, link-free path.</summary>
    ListingScope ScopeOf(string projectPath);

    /// <summary>The folder below the root that a session of another machine belongs in here.</summary>
    /// <param name="session">As the other machine holds it.</param>
    /// <param name="here">What is here of the project already.</param>
    string FolderFor(string projectPath, SessionEntry session, KnownFolders here);

    /// <summary>The path below the root of one file of a session that goes into this folder.</summary>
    /// <param name="session">As the other machine holds it.</param>
    string PathFor(string folder, SessionEntry session, string name);

    /// <summary>A small file that tells whose a new folder is; null where the agent needs none.</summary>
    /// <param name="path">The path of a session's file that goes into the folder.</param>
    FolderMarker? MarkerFor(string projectPath, string place, string path);

    /// <summary>Whether sessions hold byte positions in other sessions, so that a header that a directory is put into must not become shorter.</summary>
    bool KeepsHeaderLength => false;

    /// <summary>Reads a transcript from its end, only as far as needed. Any bytes are normal input.</summary>
    TranscriptTail ReadTail(Stream transcript);

    /// <summary>What a person would call the session: a clean single line, or null. Reads only the ends of a large file.</summary>
    string? ReadTitle(Stream transcript);
}
