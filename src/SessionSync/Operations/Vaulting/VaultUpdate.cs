using System.Collections.Immutable;

namespace SessionSync.Operations.Vaulting;

/// <summary>How bringing the vault up to date ended.</summary>
/// <param name="Files">All session files of this machine that were looked at.</param>
/// <param name="New">Of which the vault had nothing.</param>
/// <param name="Grown">Which went on.</param>
/// <param name="Kept">Those of which an earlier version stays.</param>
/// <param name="Written">Bytes that were added to the vault.</param>
/// <param name="Problems">What was not kept, or not looked at: sentences without their full stops.</param>
public sealed record VaultUpdate(int Files, int New, int Grown, ImmutableArray<VaultChange> Kept, long Written, ImmutableArray<string> Problems);
