using System.Collections.Immutable;

namespace SessionSync.Operations.Rescue;

/// <summary>What became of the files of a machine.</summary>
/// <param name="Files">How many it holds.</param>
/// <param name="Copied">How many of them are home as copies.</param>
/// <param name="Missing">Those that are not home.</param>
internal sealed record RescueCount(int Files, int Copied, ImmutableArray<MissingFile> Missing);
