using System.Collections.Immutable;
using SessionSync.Agents;
using SessionSync.Sessions;

namespace SessionSync.Stores.Machines.Wire;

/// <summary>The first answer to a listing request.</summary>
/// <param name="Files">The list itself where it is short; a long one comes when it is asked for.</param>
internal sealed record RemoteListing(WireProject Project, ContentHash Digest, ImmutableArray<string> LiveProcesses, ImmutableArray<ListedFile>? Files);
