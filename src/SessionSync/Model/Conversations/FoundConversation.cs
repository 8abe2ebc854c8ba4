using SessionSync.Model.Sessions;

namespace SessionSync.Model.Conversations;

/// <summary>A conversation as it was found on the disk, before anything of it is read.</summary>
/// <param name="Path">The absolute path of the file that holds it; for databases that of the database.</param>
/// <param name="Stamp">Of that file; for databases the size is that of the conversation as far as it is known, and the time its last change.</param>
/// <param name="IsSubagent">It was had by an agent that another conversation started.</param>
/// <param name="IsLive">An agent has it open right now, as far as it says so.</param>
public sealed record FoundConversation(SessionKey Key, string Path, FileStamp Stamp, bool IsSubagent = false, bool IsLive = false);
