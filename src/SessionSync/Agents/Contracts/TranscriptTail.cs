namespace SessionSync.Agents.Contracts;

/// <summary>What the end of a transcript tells.</summary>
/// <param name="Head">The instant of the newest record that has a timestamp.</param>
/// <param name="WorkingDirectory">The directory that the newest record which names one was written in.</param>
public readonly record struct TranscriptTail(DateTimeOffset? Head, string? WorkingDirectory);
