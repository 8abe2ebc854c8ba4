namespace SessionSync.Operations.Targets;

/// <summary>A target that can be named.</summary>
/// <param name="About">What it is, for people.</param>
public sealed record NameableTarget(string Name, string About);
