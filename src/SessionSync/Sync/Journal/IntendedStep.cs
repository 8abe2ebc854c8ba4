using SessionSync.Model.Sessions;
using SessionSync.Sync.Planning;

namespace SessionSync.Sync.Journal;

/// <summary>The action that a run intends to take on one file of a session.</summary>
/// <param name="File">The file's name in the session; empty for the conversation itself.</param>
public sealed record IntendedStep(SessionKey Session, string File, SyncAction Action, SyncDirection Direction);
