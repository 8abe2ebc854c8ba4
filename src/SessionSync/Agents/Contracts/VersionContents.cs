namespace SessionSync.Agents.Contracts;

/// <summary>The contents of one version of a conversation, as hashes of its records.</summary>
/// <param name="Records">Records that can be read: lines, or messages.</param>
/// <param name="Damages">Records that cannot be read.</param>
public sealed record VersionContents(IReadOnlySet<UInt128> Records, IReadOnlySet<UInt128> Damages);
