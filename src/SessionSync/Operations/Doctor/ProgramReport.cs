namespace SessionSync.Operations.Doctor;

/// <summary>The result of asking a program for its version.</summary>
/// <param name="Path">Where it lies; null where it is not on the PATH.</param>
/// <param name="Version">The line it answered with; null where it did not.</param>
/// <param name="Problem">Why it did not answer; null where it did.</param>
public sealed record ProgramReport(string Name, string? Path, string? Version, string? Problem);
