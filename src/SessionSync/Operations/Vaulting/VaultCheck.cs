using System.Collections.Immutable;
using SessionSync.Vault.Reading;

namespace SessionSync.Operations.Vaulting;

/// <summary>What a check of the vault found.</summary>
/// <param name="Files">Session files that have versions in it.</param>
/// <param name="Segments">Pieces of content that were looked at.</param>
/// <param name="IsRead">Whether their content was proven; else only that they are there.</param>
public sealed record VaultCheck(int Files, int Versions, int Segments, bool IsRead, ImmutableArray<VaultDamage> Damages);
