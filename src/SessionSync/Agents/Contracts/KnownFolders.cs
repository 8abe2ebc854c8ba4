using System.Collections.Immutable;

namespace SessionSync.Agents.Contracts;

/// <summary>The folders below an agent's root that a listing found.</summary>
/// <param name="Names">Those that sessions of the project lie in, and those right below the root that other listed files lie in: another build
/// of the agent may have named the same one differently.</param>
/// <param name="ByPlace">Those that sessions of the project lie in, by their place in the project.</param>
public sealed record KnownFolders(ImmutableHashSet<string> Names, ImmutableDictionary<string, string> ByPlace)
{
    public static KnownFolders None { get; } = new([], ImmutableDictionary<string, string>.Empty);
}
