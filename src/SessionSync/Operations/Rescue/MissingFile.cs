namespace SessionSync.Operations.Rescue;

/// <summary>A file of another machine that is not home.</summary>
/// <param name="Path">Below the agent's root there; text from elsewhere, not fit for a terminal as it is.</param>
public sealed record MissingFile(string Path, string Reason);
