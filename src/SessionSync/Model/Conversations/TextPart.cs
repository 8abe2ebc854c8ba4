namespace SessionSync.Model.Conversations;

/// <summary>What was said.</summary>
public sealed record TextPart(string Text) : Part;
