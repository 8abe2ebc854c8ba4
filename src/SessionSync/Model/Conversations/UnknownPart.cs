namespace SessionSync.Model.Conversations;

/// <summary>Something that is not understood, kept.</summary>
/// <param name="Type">What the agent calls it.</param>
/// <param name="Raw">As it was written, JSON as a rule.</param>
public sealed record UnknownPart(string Type, string Raw) : Part;
