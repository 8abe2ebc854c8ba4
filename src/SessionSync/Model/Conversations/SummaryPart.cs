namespace SessionSync.Model.Conversations;

/// <summary>A summary that replaces earlier messages (a compaction).</summary>
public sealed record SummaryPart(string Text) : Part;
