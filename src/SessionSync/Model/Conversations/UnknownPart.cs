namespace SessionSync.Model.Conversations;

/// <summary>A part of a kind that this version does not know, kept as it is.</summary>
/// <param name="Type">The agent's name for its kind.</param>
/// <param name="Raw">Its text as written, usually JSON.</param>
public sealed record UnknownPart(string Type, string Raw) : Part;
