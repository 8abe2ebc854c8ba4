using System.Collections.Immutable;

namespace SessionSync.Stores.Machines;

/// <summary>The checkouts that a machine has at the directories that were looked for on it.</summary>
/// <param name="Known">The checkouts that sessions were held in.</param>
/// <param name="Guessed">Those at paths that were asked for.</param>
/// <param name="Gone">Directories of either kind that are not there.</param>
public sealed record FoundCheckouts(ImmutableArray<RemoteCheckout> Known, ImmutableArray<RemoteCheckout> Guessed, ImmutableArray<string> Gone);
