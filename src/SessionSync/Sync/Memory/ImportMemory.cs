using System.Collections.Immutable;
using SessionSync.Model.Sessions;

namespace SessionSync.Sync.Memory;

/// <summary>The remembered state of the last sync by imports of a project with a target. Losing it loses nothing but speed, and which sessions went
/// away.</summary>
/// <param name="StampHere">What was seen of the agent here; the same means that nothing changed since.</param>
/// <param name="SettledSince">The oldest head (Unix seconds) from which on nothing was left to do; null when something was.</param>
/// <param name="SessionCount">How many conversations that were.</param>
public sealed record ImportMemory(
    string StampHere, string StampThere, long? SettledSince, int SessionCount, ImmutableDictionary<SessionKey, ImportBaseline> Sessions)
{
    /// <summary>How many conversations with an older head were not known to be equal.</summary>
    public int Older { get; init; }

    public static ImportMemory Empty { get; } = new("", "", null, 0, ImmutableDictionary<SessionKey, ImportBaseline>.Empty);
}
