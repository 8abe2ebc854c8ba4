namespace SessionSync.Model.Conversations;

/// <summary>The model's reasoning before its answer.</summary>
public sealed record ThinkingPart(string Text) : Part;
