using SessionSync.Model.Sessions;
using SessionSync.Sync.Planning;

namespace SessionSync.Sync.Journal;

/// <summary>What a run set out to do with one file of a session.</summary>
/// <param name="File">The file's name in the session; empty for the conversation itself.</param>
public sealed record IntendedStep(SessionKey Session, string File, SyncAction Action, SyncDirection Direction);
