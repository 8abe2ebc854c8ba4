using SessionSync.Agents;
using SessionSync.Sessions;

namespace SessionSync.Stores.Machines.Wire;

/// <summary>The answer to a listing request.</summary>
/// <param name="KnownIndex">Which of the states that were asked about it still is in; null means that <paramref name="Listing"/> is complete.</param>
internal sealed record RemoteListing(RemoteProject Project, ContentHash Digest, int? KnownIndex, Listing Listing);
