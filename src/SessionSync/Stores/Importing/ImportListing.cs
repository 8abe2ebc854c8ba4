using System.Collections.Immutable;
using SessionSync.Model.Sessions;

namespace SessionSync.Stores.Importing;

/// <summary>The sessions of a project on one machine.</summary>
/// <param name="Problem">Why they could not be listed: a sentence; null where they were.</param>
public sealed record ImportListing(ImmutableArray<ImportableSession> Sessions, string? Problem = null)
{
    public static ImportListing Empty { get; } = new([]);
}
