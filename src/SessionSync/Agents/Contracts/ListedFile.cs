using System.Collections.Immutable;
using SessionSync.Model.Sessions;

namespace SessionSync.Agents.Contracts;

/// <summary>A file below an agent's root, as a listing tells it.</summary>
/// <param name="Path">Relative to the root, with forward slashes.</param>
/// <param name="Head">For a transcript: the instant of its newest record with a timestamp, where that was found.</param>
/// <param name="WorkingDirectory">For a transcript: the directory its newest record that names one was written in.</param>
public sealed record ListedFile(string Path, FileStamp Stamp, DateTimeOffset? Head = null, string? WorkingDirectory = null)
{
    /// <summary>The values of the scope's header keys, in their order; null for each that was not found. Empty where none were wanted.</summary>
    public ImmutableArray<HeaderValue?> Header { get; init; } = [];
}
