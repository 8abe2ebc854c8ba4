namespace SessionSync.Model.Conversations;

/// <summary>A file, a selection or anything else that was put beside the words.</summary>
public sealed record AttachmentPart(string Name, string Text) : Part;
