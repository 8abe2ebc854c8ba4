namespace SessionSync.Sync.Journal;

/// <summary>The last record of an entry whose run came to its end.</summary>
/// <param name="Ended">Null where that cannot be read.</param>
public sealed record RunEnded(DateTimeOffset? Ended, string How) : JournalRecord;
