namespace SessionSync.Model.Conversations;

/// <summary>A picture.</summary>
/// <param name="Data">In base64; empty where the agent only refers to it.</param>
public sealed record ImagePart(string MediaType, string Data) : Part;
