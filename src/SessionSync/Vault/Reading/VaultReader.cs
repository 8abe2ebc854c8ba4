using System.Collections.Immutable;
using SessionSync.Model.Sessions;
using SessionSync.Platform;
using SessionSync.Vault.Carriers;
using SessionSync.Vault.Format;

namespace SessionSync.Vault.Reading;

/// <summary>Reads a vault, and proves each file by its name. Not for two threads at once.</summary>
internal sealed class VaultReader(IVaultCarrier carrier) : IDisposable
{
    private readonly ZstandardBlocks _compressor = new();
    private PackingBase? _lastBase;

    /// <summary>What the vault says of itself; null where there is none.</summary>
    /// <exception cref="SyncException">It is of a later format.</exception>
    public static async Task<VaultDescription?> ReadDescriptionAsync(IVaultCarrier carrier, CancellationToken cancellationToken) =>
        await carrier.ReadDescriptionAsync(cancellationToken) is { } content ? VaultDescription.Parse(content) : null;

    /// <summary>Null where there is no such head.</summary>
    public async Task<Head?> ReadHeadAsync(string name, CancellationToken cancellationToken) =>
        await carrier.ReadHeadAsync(name, cancellationToken) is { } content ? Head.Parse(content) : null;

    /// <exception cref="InvalidDataException">It is missing or damaged.</exception>
    public async Task<ImmutableArray<FileHistory>> ReadCatalogAsync(ContentHash name, CancellationToken cancellationToken) =>
        Catalog.Parse(await ReadAsync(new VaultFile(VaultFileKind.Catalog, name), cancellationToken));

    /// <exception cref="InvalidDataException">It is missing or damaged.</exception>
    public async Task<Manifest> ReadManifestAsync(ContentHash name, CancellationToken cancellationToken) =>
        Manifest.Parse(await ReadAsync(new VaultFile(VaultFileKind.Manifest, name), cancellationToken));

    /// <summary>The content of a file.</summary>
    /// <exception cref="InvalidDataException">It, or what it is compressed against, is missing or damaged.</exception>
    public async Task<byte[]> ReadAsync(VaultFile name, CancellationToken cancellationToken)
    {
        byte[] file = await ReadFileAsync(name, cancellationToken);
        PackingBase? prefix = PackedFile.BaseOf(file) is { } hash ? await ReadBaseAsync(new VaultFile(name.Kind, hash), cancellationToken) : null;
        return PackedFile.Unpack(file, name.Name, prefix is null ? [] : prefix.Content.Span, _compressor);
    }

    /// <summary>A file that others are compressed against.</summary>
    /// <exception cref="InvalidDataException">It is missing or damaged, or cannot be read alone.</exception>
    public async Task<PackingBase> ReadBaseAsync(VaultFile name, CancellationToken cancellationToken)
    {
        if (_lastBase?.Name != name.Name)
        {
            byte[] file = await ReadFileAsync(name, cancellationToken);
            _lastBase = PackedFile.BaseOf(file) is null
                ? new PackingBase(name.Name, PackedFile.Unpack(file, name.Name, [], _compressor))
                : throw new InvalidDataException($"{name} is the base of another, and has one itself");
        }

        return _lastBase;
    }

    /// <summary>Writes a version's content.</summary>
    /// <exception cref="InvalidDataException">Some of it is missing or damaged; what was written is its beginning.</exception>
    public async Task CopyToAsync(Manifest manifest, Stream destination, CancellationToken cancellationToken)
    {
        foreach (SegmentName segment in manifest.Segments)
        {
            byte[] content = await ReadAsync(segment.File, cancellationToken);
            if (content.Length != segment.Length)
            {
                throw new InvalidDataException($"Segment {segment.Hash} is not as long as a manifest says");
            }

            await destination.WriteAsync(content, cancellationToken);
        }
    }

    public void Dispose() => _compressor.Dispose();

    private async Task<byte[]> ReadFileAsync(VaultFile name, CancellationToken cancellationToken) =>
        await carrier.ReadAsync(name, cancellationToken) ?? throw new InvalidDataException($"{name} is missing");
}
