using System.Collections.Immutable;
using SessionSync.Model.Sessions;
using SessionSync.Vault.Carriers;
using SessionSync.Vault.Format;
using SessionSync.Vault.Reading;

namespace SessionSync.Vault.Keeping;

/// <summary>What one machine keeps in a vault, with what has changed since its head was read. Not for two threads at once.</summary>
internal sealed class HeadChanges(IVaultCarrier carrier, VaultReader reader, PackedWriter writer, string name, string machine)
{
    private readonly Dictionary<string, Dictionary<VaultKey, FileHistory>> _parts = [];
    private readonly Dictionary<VaultKey, FileHistory> _changed = [];
    private Head? _head;

    /// <summary>What is kept of a file; null for nothing.</summary>
    public async Task<FileHistory?> FindAsync(VaultKey key, CancellationToken cancellationToken) =>
        _changed.GetValueOrDefault(key) ?? (await PartAsync(Catalog.PartOf(key), cancellationToken)).GetValueOrDefault(key);

    /// <summary>All histories, as they are with the changes.</summary>
    public async Task<ImmutableArray<FileHistory>> AllAsync(CancellationToken cancellationToken)
    {
        var all = new Dictionary<VaultKey, FileHistory>();
        foreach (string part in (await HeadAsync(cancellationToken)).Catalogs.Keys)
        {
            foreach ((VaultKey key, FileHistory history) in await PartAsync(part, cancellationToken))
            {
                all[key] = history;
            }
        }

        foreach ((VaultKey key, FileHistory history) in _changed)
        {
            all[key] = history;
        }

        return [.. all.Values];
    }

    public void Set(FileHistory history) => _changed[history.Key] = history;

    /// <summary>Makes the changes last. Another process of this machine may have replaced the head meanwhile: what either keeps is kept.</summary>
    /// <exception cref="SyncException">Somebody else holds the head all the time.</exception>
    public async Task CommitAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (_changed.Count == 0)
        {
            return;
        }

        using IDisposable held = await carrier.LockHeadAsync(name, cancellationToken)
            ?? throw new SyncException(FailureKind.Locked, "The vault cannot be brought up to date", "Another run is writing to it all the time", "Run the same command again");
        Head before = await HeadAsync(cancellationToken);
        Head current = await ReadHeadAsync(cancellationToken);
        if (current.Counter != before.Counter)
        {
            await TakeOverAsync(current, cancellationToken);
        }

        ImmutableSortedDictionary<string, ContentHash>.Builder catalogs = current.Catalogs.ToBuilder();
        foreach (IGrouping<string, FileHistory> part in _changed.Values.GroupBy(static history => Catalog.PartOf(history.Key)))
        {
            catalogs[part.Key] = await WriteAsync(part, cancellationToken);
        }

        await carrier.FlushAsync(cancellationToken);
        _head = new Head(machine, current.Counter + 1, now.ToUnixTimeSeconds(), catalogs.ToImmutable());
        await carrier.ReplaceHeadAsync(name, _head.ToBytes(), cancellationToken);
        _changed.Clear();
    }

    private async Task<ContentHash> WriteAsync(IGrouping<string, FileHistory> changed, CancellationToken cancellationToken)
    {
        Dictionary<VaultKey, FileHistory> part = await PartAsync(changed.Key, cancellationToken);
        foreach (FileHistory history in changed)
        {
            part[history.Key] = history;
        }

        return (await writer.AddAsync(VaultFileKind.Catalog, Catalog.ToBytes(part.Values), cancellationToken)).Name;
    }

    private async Task TakeOverAsync(Head current, CancellationToken cancellationToken)
    {
        _head = current;
        _parts.Clear();
        foreach (FileHistory ours in _changed.Values.ToArray())
        {
            if ((await PartAsync(Catalog.PartOf(ours.Key), cancellationToken)).GetValueOrDefault(ours.Key) is { } theirs)
            {
                _changed[ours.Key] = theirs.With(ours);
            }
        }
    }

    private async Task<Head> HeadAsync(CancellationToken cancellationToken) => _head ??= await ReadHeadAsync(cancellationToken);

    private async Task<Head> ReadHeadAsync(CancellationToken cancellationToken) =>
        await reader.ReadHeadAsync(name, cancellationToken) ?? new Head(machine, 0, 0, ImmutableSortedDictionary.Create<string, ContentHash>(StringComparer.Ordinal));

    private async Task<Dictionary<VaultKey, FileHistory>> PartAsync(string part, CancellationToken cancellationToken)
    {
        if (!_parts.TryGetValue(part, out Dictionary<VaultKey, FileHistory>? histories))
        {
            histories = (await HeadAsync(cancellationToken)).Catalogs.TryGetValue(part, out ContentHash catalog)
                ? (await reader.ReadCatalogAsync(catalog, cancellationToken)).ToDictionary(static history => history.Key)
                : [];
            _parts[part] = histories;
        }

        return histories;
    }
}
