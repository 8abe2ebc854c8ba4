using System.Collections.Immutable;
using SessionSync.Model.Sessions;

namespace SessionSync.Agents.Contracts;

/// <summary>A file below an agent's root, as it was listed.</summary>
/// <param name="Path">Relative to the root, with forward slashes.</param>
/// <param name="Head">The time of a transcript's newest record that has one, or null.</param>
/// <param name="WorkingDirectory">The working directory in a transcript's newest record that has one, or null.</param>
public sealed record ListedFile(string Path, FileStamp Stamp, DateTimeOffset? Head = null, string? WorkingDirectory = null)
{
    /// <summary>Whether no record tells a time, and the last one was cut: it does not end with a line end.</summary>
    public bool IsCut { get; init; }

    /// <summary>The values of the scope's header keys, in their order; null for each that was not found. Empty where none were wanted.</summary>
    public ImmutableArray<HeaderValue?> Header { get; init; } = [];

    /// <summary>The same as a file that no project has. Where no record tells a time, the file's own counts.</summary>
    public UnplacedFile ToUnplaced() => new(Path, Head ?? DateTimeOffset.FromUnixTimeSeconds(Stamp.ModifiedSeconds));
}
