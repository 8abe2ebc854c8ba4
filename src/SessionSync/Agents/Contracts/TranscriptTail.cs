namespace SessionSync.Agents.Contracts;

/// <summary>Values from the end of a transcript.</summary>
/// <param name="Head">The time of the newest record that has one, or null.</param>
/// <param name="WorkingDirectory">The working directory in the newest record that has one, or null.</param>
public readonly record struct TranscriptTail(DateTimeOffset? Head, string? WorkingDirectory);
