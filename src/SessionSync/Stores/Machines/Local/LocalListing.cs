using System.Collections.Immutable;
using SessionSync.Agents.Contracts;

namespace SessionSync.Stores.Machines.Local;

/// <summary>The listing of an agent's root on this machine.</summary>
/// <param name="LeftOut">What was not looked at.</param>
internal sealed record LocalListing(ImmutableArray<ListedFile> Files, ImmutableArray<LeftOut> LeftOut);
