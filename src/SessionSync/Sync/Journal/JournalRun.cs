using System.Collections.Immutable;

namespace SessionSync.Sync.Journal;

/// <summary>An entry of a journal as it was read.</summary>
/// <param name="Folder">Where it lies, with its kept files below <c>kept</c>.</param>
/// <param name="Records">All that followed the first record, in the order in which it was written. Lines that cannot be read are left out.</param>
public sealed record JournalRun(string Folder, RunBegan Began, ImmutableArray<JournalRecord> Records);
