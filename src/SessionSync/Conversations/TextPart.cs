namespace SessionSync.Conversations;

/// <summary>What was said.</summary>
public sealed record TextPart(string Text) : Part;
