using System.Collections.Immutable;

namespace SessionSync.Operations.Rescue;

/// <summary>The counts of a machine's files, and those that are not home.</summary>
/// <param name="Files">How many it holds.</param>
/// <param name="Copied">How many of them are home as copies.</param>
/// <param name="Missing">Those that are not home.</param>
internal sealed record RescueCount(int Files, int Copied, ImmutableArray<MissingFile> Missing);
