namespace SessionSync.Model.Conversations;

/// <summary>What stands for messages that came before it: a compaction.</summary>
public sealed record SummaryPart(string Text) : Part;
