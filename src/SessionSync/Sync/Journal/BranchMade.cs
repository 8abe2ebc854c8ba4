using SessionSync.Model.Sessions;

namespace SessionSync.Sync.Journal;

/// <summary>The older of two branches was written as a session of its own.</summary>
/// <param name="Branch">The id of that session.</param>
public sealed record BranchMade(SessionKey Session, string Branch) : JournalRecord;
