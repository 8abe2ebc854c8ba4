using System.Collections.Immutable;

namespace SessionSync.Agents.Contracts;

/// <summary>What lies below an agent's root on one machine, before an agent makes sense of it.</summary>
/// <param name="LiveProcesses">The JSON texts that running clients keep about themselves (perhaps cut off, perhaps not JSON), and the names of the locks
/// that they hold.</param>
public sealed record Listing(ImmutableArray<ListedFile> Files, ImmutableArray<string> LiveProcesses)
{
    public static Listing Empty { get; } = new([], []);
}
