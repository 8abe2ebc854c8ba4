namespace SessionSync.Agents.Contracts;

/// <summary>What one version of a conversation holds, as hashes of what it is made of.</summary>
/// <param name="Records">What can be read: lines, or messages.</param>
/// <param name="Damages">What cannot be read.</param>
public sealed record VersionContents(IReadOnlySet<UInt128> Records, IReadOnlySet<UInt128> Damages);
