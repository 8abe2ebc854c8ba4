using System.Collections.Immutable;
using SessionSync.Platform;
using SessionSync.Vault.Reading;

namespace SessionSync.Operations.Vaulting;

/// <summary>Checks the vault of this machine.</summary>
public sealed class VaultCheckRun(HostEnvironment host, TimeProvider clock)
{
    /// <summary>Null where there is no vault.</summary>
    /// <param name="readsData">Whether all content is read and proven.</param>
    /// <exception cref="SyncException">It is no vault of this version's.</exception>
    public async Task<VaultCheck?> RunAsync(bool readsData, CancellationToken cancellationToken)
    {
        using LocalVault? vault = await LocalVault.OpenAsync(host, clock, cancellationToken);
        if (vault is null)
        {
            return null;
        }

        using var proof = new VaultProof(vault.Carrier, readsData);
        ImmutableArray<VaultDamage> damages = await proof.RunAsync(cancellationToken);
        return new VaultCheck(proof.Files, proof.Versions, proof.Segments, readsData, damages);
    }
}
