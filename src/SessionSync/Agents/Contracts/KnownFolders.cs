using System.Collections.Immutable;

namespace SessionSync.Agents.Contracts;

/// <summary>The folders below an agent's root that a listing found.</summary>
/// <param name="Names">Folders with sessions of the project, and folders directly below the root with other listed files: another version
/// of the agent may have named the same folder differently.</param>
/// <param name="ByPlace">Folders with sessions of the project, by the session's directory relative to the project.</param>
public sealed record KnownFolders(ImmutableHashSet<string> Names, ImmutableDictionary<string, string> ByPlace)
{
    public static KnownFolders None { get; } = new([], ImmutableDictionary<string, string>.Empty);
}
