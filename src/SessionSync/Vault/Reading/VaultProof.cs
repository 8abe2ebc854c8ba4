using System.Collections.Immutable;
using SessionSync.Model.Sessions;
using SessionSync.Vault.Carriers;
using SessionSync.Vault.Format;

namespace SessionSync.Vault.Reading;

/// <summary>Proves that all that the heads of a vault name can be restored.</summary>
/// <param name="readsData">Whether the content of every segment is unpacked and proven; else only whether it and its base are there.</param>
internal sealed class VaultProof(IVaultCarrier carrier, bool readsData) : IDisposable
{
    private readonly VaultReader _reader = new(carrier);
    private readonly Dictionary<VaultFile, string?> _checked = [];
    private readonly ImmutableArray<VaultDamage>.Builder _damages = ImmutableArray.CreateBuilder<VaultDamage>();

    /// <summary>Session files, and versions of them.</summary>
    public int Files { get; private set; }

    public int Versions { get; private set; }

    /// <summary>Segments that were looked at.</summary>
    public int Segments => _checked.Count;

    public async Task<ImmutableArray<VaultDamage>> RunAsync(CancellationToken cancellationToken)
    {
        foreach (string name in carrier.ListHeads())
        {
            if (await TryAsync($"heads/{name}", null, () => _reader.ReadHeadAsync(name, cancellationToken)) is { } head)
            {
                foreach (ContentHash catalog in head.Catalogs.Values)
                {
                    await CheckAsync(catalog, cancellationToken);
                }
            }
        }

        return _damages.ToImmutable();
    }

    public void Dispose() => _reader.Dispose();

    private async Task CheckAsync(ContentHash catalog, CancellationToken cancellationToken)
    {
        FileHistory[] histories = await TryAsync(
            new VaultFile(VaultFileKind.Catalog, catalog).Path, null, async () => (await _reader.ReadCatalogAsync(catalog, cancellationToken)).ToArray()) ?? [];
        foreach (FileHistory history in histories)
        {
            Files++;
            foreach (KeptVersion version in history.Versions)
            {
                Versions++;
                await CheckAsync(history.Key, version, cancellationToken);
            }
        }
    }

    private async Task CheckAsync(VaultKey key, KeptVersion version, CancellationToken cancellationToken)
    {
        if (await TryAsync(version.File.Path, key.ToString(), () => _reader.ReadManifestAsync(version.Manifest, cancellationToken)!) is not { } manifest)
        {
            return;
        }

        if (manifest.Length != version.Stamp.Size)
        {
            _damages.Add(new VaultDamage($"{version.File} is not of the length that a catalog says", key.ToString()));
        }

        foreach (SegmentName segment in manifest.Segments)
        {
            if (!_checked.TryGetValue(segment.File, out string? damage))
            {
                damage = await DamageOfAsync(segment, cancellationToken);
                _checked[segment.File] = damage;
            }

            if (damage is not null)
            {
                _damages.Add(new VaultDamage(damage, key.ToString()));
            }
        }
    }

    private async Task<string?> DamageOfAsync(SegmentName segment, CancellationToken cancellationToken)
    {
        try
        {
            if (!readsData)
            {
                return await MissingOfAsync(segment.File, cancellationToken);
            }

            byte[] content = await _reader.ReadAsync(segment.File, cancellationToken);
            return content.Length == segment.Length ? null : $"{segment.File} is not of the length that a manifest says";
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return exception.Message;
        }
    }

    private async Task<string?> MissingOfAsync(VaultFile segment, CancellationToken cancellationToken) =>
        await carrier.ReadAsync(segment, cancellationToken) is not { } file ? $"{segment} is missing"
        : PackedFile.BaseOf(file) is { } prefix && !carrier.Has(segment with { Name = prefix }) ? $"{segment with { Name = prefix }}, which {segment} needs, is missing"
        : null;

    private async Task<T?> TryAsync<T>(string name, string? affected, Func<Task<T?>> read)
        where T : class
    {
        try
        {
            return await read();
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            _damages.Add(new VaultDamage($"{name}: {exception.Message}", affected));
            return null;
        }
    }
}
