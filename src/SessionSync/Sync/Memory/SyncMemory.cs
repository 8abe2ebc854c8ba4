using System.Collections.Immutable;
using SessionSync.Model.Sessions;

namespace SessionSync.Sync.Memory;

/// <summary>The remembered state of the last sync of a project with a target. Losing it loses nothing but speed.</summary>
/// <param name="RemoteProject">Where the project was found there; empty where that is not known.</param>
/// <param name="SettledSince">The oldest head (Unix seconds) from which on both sides were left equal; null when something was left to do.</param>
/// <param name="SessionCount">How many sessions that were.</param>
/// <param name="IncludedHere">Sessions that lie outside of the project's folders here: id to file path.</param>
public sealed record SyncMemory(
    string RemoteProject,
    ContentHash LocalDigest,
    ContentHash RemoteDigest,
    long? SettledSince,
    int SessionCount,
    ImmutableDictionary<SessionKey, string> IncludedHere,
    ImmutableDictionary<SessionKey, string> IncludedThere,
    Func<MemoryBody> Body)
{
    /// <summary>How many sessions with an older head were not known to be equal.</summary>
    public int Older { get; init; }
}
