namespace SessionSync.Model.Conversations;

/// <summary>What the model thought before it spoke.</summary>
public sealed record ThinkingPart(string Text) : Part;
