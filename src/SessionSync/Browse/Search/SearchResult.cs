using System.Collections.Immutable;

namespace SessionSync.Browse.Search;

/// <summary>The result of a search.</summary>
/// <param name="Matches">The best first.</param>
/// <param name="Sessions">In how many sessions there was something; more of them than are told of.</param>
/// <param name="IsPartial">There was more than is looked through.</param>
public sealed record SearchResult(ImmutableArray<SearchMatch> Matches, int Sessions, bool IsPartial)
{
    /// <summary>A corrected search text, where nothing was found; null where there is no better one.</summary>
    public string? Suggestion { get; init; }
}
