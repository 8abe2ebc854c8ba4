namespace SessionSync.Model.Conversations;

/// <summary>A picture.</summary>
/// <param name="Data">In base64; empty if the agent only keeps a reference.</param>
public sealed record ImagePart(string MediaType, string Data) : Part;
