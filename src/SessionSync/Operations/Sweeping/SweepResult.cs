namespace SessionSync.Operations.Sweeping;

/// <summary>How a sweep of all its targets ended.</summary>
/// <param name="Failure">Null where all went well.</param>
/// <param name="Targets">How many there were, those that could not be reached included.</param>
/// <param name="Failed">How many failures there were.</param>
public sealed record SweepResult(DateTimeOffset Started, DateTimeOffset Finished, FailureKind? Failure, int Targets, int Failed);
