using System.Collections.Immutable;
using SessionSync.Vault.Format;

namespace SessionSync.Vault.Carriers;

/// <summary>Where a vault lies. It puts and gets files that never change, and replaces the few that do; it knows nothing of sessions.</summary>
/// <remarks>Reading is for any number of threads at once, the rest for one. Errors of reading are thrown as they are, those of writing as <see cref="CarrierException"/>s.</remarks>
internal interface IVaultCarrier
{
    /// <summary>The content of an immutable file, unproven; null where there is none.</summary>
    /// <exception cref="InvalidDataException">It is larger than any is.</exception>
    Task<byte[]?> ReadAsync(VaultFile file, CancellationToken cancellationToken);

    /// <summary>Whether there is such a file, or will be with the next <see cref="FlushAsync"/>.</summary>
    bool Has(VaultFile file);

    /// <summary>Takes a file. Nobody sees it before <see cref="FlushAsync"/>, after which it is there to stay, also after a power cut.</summary>
    Task AddAsync(VaultFile file, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>Brings what was added to its place. Whatever names these files must not be written before that.</summary>
    Task FlushAsync(CancellationToken cancellationToken);

    /// <summary>What the vault says of itself; null where there is no vault.</summary>
    Task<byte[]?> ReadDescriptionAsync(CancellationToken cancellationToken);

    Task WriteDescriptionAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>The names of all heads.</summary>
    ImmutableArray<string> ListHeads();

    /// <summary>Null where there is none.</summary>
    Task<byte[]?> ReadHeadAsync(string name, CancellationToken cancellationToken);

    /// <summary>Replaces it in one step: whoever reads it sees the old one or the new one, also after a power cut.</summary>
    Task ReplaceHeadAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>Keeps other processes from replacing this head until it is let go. Null where another one had it all the time.</summary>
    Task<IDisposable?> LockHeadAsync(string name, CancellationToken cancellationToken);
}
