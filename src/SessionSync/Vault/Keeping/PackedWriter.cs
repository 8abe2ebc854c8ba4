using SessionSync.Model.Sessions;
using SessionSync.Platform;
using SessionSync.Vault.Carriers;
using SessionSync.Vault.Format;

namespace SessionSync.Vault.Keeping;

/// <summary>Brings content into a vault that is not there yet. Not for two threads at once.</summary>
internal sealed class PackedWriter(IVaultCarrier carrier) : IDisposable
{
    private readonly ZstandardBlocks _compressor = new();

    /// <summary>How many bytes of files were added.</summary>
    public long Written { get; private set; }

    public bool Has(VaultFile file) => carrier.Has(file);

    /// <summary>Adds content, unless it is there.</summary>
    public async Task<VaultFile> AddAsync(VaultFileKind kind, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var name = new VaultFile(kind, ContentHash.Of(content.Span));
        if (!Has(name))
        {
            await AddAsync(name, content, prefix: null, cancellationToken);
        }

        return name;
    }

    /// <summary>Adds content that is not there, compressed against another file's.</summary>
    public async Task AddAsync(VaultFile name, ReadOnlyMemory<byte> content, PackingBase? prefix, CancellationToken cancellationToken)
    {
        byte[] file = PackedFile.Pack(content.Span, prefix, _compressor);
        await carrier.AddAsync(name, file, cancellationToken);
        Written += file.Length;
    }

    public void Dispose() => _compressor.Dispose();
}
