namespace SessionSync.Model.Conversations;

/// <summary>A file, a selection or anything else that was attached to a message.</summary>
public sealed record AttachmentPart(string Name, string Text) : Part;
