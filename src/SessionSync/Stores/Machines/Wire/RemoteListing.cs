using System.Collections.Immutable;
using SessionSync.Agents.Contracts;
using SessionSync.Model.Sessions;

namespace SessionSync.Stores.Machines.Wire;

/// <summary>The first answer to a listing request.</summary>
/// <param name="Scope">What was listed.</param>
/// <param name="LeftOut">What was not looked at.</param>
/// <param name="Files">The list itself where it is short; a long one comes when it is asked for.</param>
internal sealed record RemoteListing(
    ListingScope Scope, ContentHash Digest, ImmutableArray<string> LiveProcesses, ImmutableArray<LeftOut> LeftOut, ImmutableArray<ListedFile>? Files)
{
    /// <summary>The end of the file that was written last, where that was wanted and came.</summary>
    public ReadAhead? Ahead { get; init; }
}
