namespace SessionSync.Model.Conversations;

/// <summary>Text that was said.</summary>
public sealed record TextPart(string Text) : Part;
