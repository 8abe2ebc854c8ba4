using System.Collections.Immutable;
using SessionSync.Model.Sessions;

namespace SessionSync.Stores;

/// <summary>The answer to a listing.</summary>
/// <param name="Digest">Names exactly this state of the store: equal digests mean equal listings.</param>
/// <param name="Live">Sessions that an agent has open there right now; no part of the digest.</param>
/// <param name="Load">Gives the state itself. Where the store still is in a known state, nothing is read before this is called.</param>
public sealed record ListedState(ContentHash Digest, ImmutableHashSet<SessionKey> Live, Func<StoreState> Load)
{
    /// <summary>Places that may hold sessions and were not looked at, a sentence for each.</summary>
    public ImmutableArray<string> LeftOut { get; init; } = [];
}
