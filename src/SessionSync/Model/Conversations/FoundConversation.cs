using SessionSync.Model.Sessions;

namespace SessionSync.Model.Conversations;

/// <summary>A conversation found on disk, not yet read.</summary>
/// <param name="Path">The absolute path of its file, or of the database that holds it.</param>
/// <param name="Stamp">Size and time of that file; in a database the conversation's own size, as far as known, and its last change.</param>
/// <param name="IsSubagent">True if another conversation started it as a sub-agent.</param>
/// <param name="IsLive">True if a running agent says that it has it open.</param>
public sealed record FoundConversation(SessionKey Key, string Path, FileStamp Stamp, bool IsSubagent = false, bool IsLive = false);
