namespace SessionSync.Sync.Journal;

/// <summary>One line of a journal entry.</summary>
public abstract record JournalRecord;
