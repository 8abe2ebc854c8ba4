using SessionSync.Model.Sessions;

namespace SessionSync.Agents.Contracts;

/// <summary>A coding agent that keeps its sessions in files: where the files lie and how to read them. Stateless and safe for concurrent
/// use. <see cref="IMergingAgent"/> and <see cref="ICopyingAgent"/> say what becomes of sessions that diverged.</summary>
public interface IAgent : IAgentStore
{
    /// <summary>The part of the root to list for one project's sessions.</summary>
    /// <param name="projectPath">Absolute, without links.</param>
    ListingScope ScopeOf(string projectPath);

    /// <summary>The folder for a session that comes from another machine, relative to the root.</summary>
    /// <param name="projectPath">The project on this side: absolute, without links.</param>
    /// <param name="session">The session as the other machine holds it.</param>
    /// <param name="here">The project's folders on this side.</param>
    string FolderFor(string projectPath, SessionEntry session, KnownFolders here);

    /// <summary>The path of one file of such a session, relative to the root.</summary>
    /// <param name="folder">What <see cref="FolderFor"/> returned.</param>
    /// <param name="session">The session as the other machine holds it.</param>
    /// <param name="name">The file's name within the session.</param>
    string PathFor(string folder, SessionEntry session, string name);

    /// <summary>The marker file to write into a new folder, or null if the agent needs none.</summary>
    /// <param name="place">The session's directory, relative to the project.</param>
    /// <param name="path">A session file that goes into the folder, relative to the root.</param>
    FolderMarker? MarkerFor(string projectPath, string place, string path);

    /// <summary>True if sessions hold byte offsets into other sessions, so that a header whose directory is replaced must not get shorter.</summary>
    bool KeepsHeaderLength => false;

    /// <summary>Reads the newest time and working directory from the end of a transcript, and no more of it than needed. Any bytes are valid input.</summary>
    /// <param name="transcript">Seekable.</param>
    TranscriptTail ReadTail(Stream transcript);

    /// <summary>The session's title: one line without control characters, or null if there is none. Of a large file only the ends are read.</summary>
    /// <param name="transcript">Seekable.</param>
    string? ReadTitle(Stream transcript);
}
