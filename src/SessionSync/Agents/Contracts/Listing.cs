using System.Collections.Immutable;

namespace SessionSync.Agents.Contracts;

/// <summary>The files below an agent's root on one machine, not yet interpreted.</summary>
/// <param name="LiveProcesses">The JSON texts that running clients keep about themselves (they may be cut off, or not JSON), and the names of locks
/// that are held.</param>
public sealed record Listing(ImmutableArray<ListedFile> Files, ImmutableArray<string> LiveProcesses)
{
    public static Listing Empty { get; } = new([], []);
}
