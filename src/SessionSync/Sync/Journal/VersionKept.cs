using SessionSync.Model.Sessions;

namespace SessionSync.Sync.Journal;

/// <summary>A version of a file is being kept, for it will be replaced.</summary>
/// <param name="File">The file's name in the session; empty for the conversation itself.</param>
/// <param name="Side">The name of the machine whose version it is.</param>
/// <param name="Path">Where the file lies there, below the agent's root.</param>
/// <param name="Kept">The name of its copy among the entry's kept files.</param>
public sealed record VersionKept(SessionKey Session, string File, string Side, string Path, FileStamp Stamp, string Kept) : JournalRecord;
