using System.Collections.Immutable;
using SessionSync.Agents;
using SessionSync.Agents.Contracts;
using SessionSync.Model.Sessions;
using SessionSync.Platform;
using SessionSync.Vault.Format;
using SessionSync.Vault.Reading;

namespace SessionSync.Operations.Vaulting;

/// <summary>Finds what is in the vault of this machine, and takes it out.</summary>
public sealed class VaultContents(HostEnvironment host, TimeProvider clock)
{
    /// <summary>Files whose paths hold this text; all where it is empty. The one that was changed last comes first.</summary>
    /// <exception cref="SyncException">The vault cannot be read.</exception>
    public async Task<ImmutableArray<VaultedFile>> FindAsync(string text, CancellationToken cancellationToken)
    {
        using LocalVault? vault = await LocalVault.OpenAsync(host, clock, cancellationToken);
        if (vault is null)
        {
            return [];
        }

        using var reader = new VaultReader(vault.Carrier);
        var found = ImmutableArray.CreateBuilder<VaultedFile>();
        foreach (string name in vault.Carrier.ListHeads())
        {
            if (await ReadingAsync(() => reader.ReadHeadAsync(name, cancellationToken)) is { } head)
            {
                foreach (ContentHash catalog in head.Catalogs.Values)
                {
                    found.AddRange((await ReadingAsync(() => reader.ReadCatalogAsync(catalog, cancellationToken)))
                        .Where(history => history.Key.Path.Contains(text, StringComparison.OrdinalIgnoreCase))
                        .Select(history => Describe(head.Machine, history)));
                }
            }
        }

        return [.. found.OrderByDescending(static file => file.Newest.Modified).ThenBy(static file => file.Path, StringComparer.Ordinal)];
    }

    /// <summary>Puts a version back where its agent looks for it on this machine. Where it is there already, nothing changes.</summary>
    /// <param name="directory">Another place to put it below, in a folder of the agent's name; null for the agent's own.</param>
    /// <returns>The path of the file.</returns>
    /// <exception cref="SyncException">There is another file already, or the version cannot be read or written.</exception>
    public async Task<string> RestoreAsync(VaultedFile file, VaultedVersion version, string? directory, CancellationToken cancellationToken)
    {
        string path = PlaceOf(file, directory);
        string temporary = $"{path}.{Path.GetRandomFileName()}";
        using LocalVault? vault = await LocalVault.OpenAsync(host, clock, cancellationToken);
        using var reader = new VaultReader(vault!.Carrier);
        try
        {
            Manifest manifest = await ReadingAsync(() => reader.ReadManifestAsync(new ContentHash(version.Name), cancellationToken));
            await using (FileStream content = PrivateFile.Open(temporary, FileMode.CreateNew, FileShare.None))
            {
                await ReadingAsync(() => CopyAsync(reader, manifest, content, cancellationToken));
                content.Flush(flushToDisk: true);
            }

            if (!File.Exists(path))
            {
                File.Move(temporary, path, overwrite: false);
            }
            else if (!HaveSameContent(temporary, path))
            {
                throw new SyncException(
                    FailureKind.Refused, $"{Path.GetFileName(path)} was not restored", $"{path} is there, and nothing is ever overwritten", "Restore it to another place with --to DIR, and compare");
            }

            return path;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SyncException(FailureKind.Failed, $"{Path.GetFileName(path)} was not restored", FileTrouble.Of(exception, path), "Mend that, then run the same command again");
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static bool HaveSameContent(string one, string other)
    {
        using FileStream first = RegularFile.Open(one);
        using FileStream second = RegularFile.Open(other);
        return first.Length == second.Length && Sha256.HashData(first).SequenceEqual(Sha256.HashData(second));
    }

    private static async Task<long> CopyAsync(VaultReader reader, Manifest manifest, FileStream content, CancellationToken cancellationToken)
    {
        await reader.CopyToAsync(manifest, content, cancellationToken);
        return content.Length;
    }

    /// <summary>A vault may come from anywhere: what it calls a path may lead anywhere.</summary>
    private string PlaceOf(VaultedFile file, string? directory)
    {
        IAgent agent = AgentCatalog.All.FirstOrDefault(one => one.Id == file.Agent)
            ?? throw new SyncException(FailureKind.NotFound, $"{file.Path} was not restored", $"This version knows no agent {file.Agent}", "Install a newer version of sync-sessions");
        string root = directory is null ? agent.Root.In(AgentHomes.On(host)) : Path.Combine(Path.GetFullPath(directory, host.WorkingDirectory), agent.Id.Value);
        return file.Path.Split('/').Any(static part => part is "" or "." or "..")
            ? throw new SyncException(FailureKind.Refused, $"{file.Path} was not restored", "Its path leads out of the agent's folder", "Look where this vault comes from")
            : Path.Combine(root, file.Path);
    }

    private static async Task<T> ReadingAsync<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (InvalidDataException damage)
        {
            throw new SyncException(FailureKind.Failed, "The vault cannot be read whole", damage.Message, "sync-sessions vault check --read-data");
        }
    }

    private static VaultedFile Describe(string machine, FileHistory history) => new(
        machine, history.Key.Agent, history.Key.Path, [.. history.Versions.Select(static version => new VaultedVersion(
            version.Manifest.Hex,
            version.Stamp.Size,
            DateTimeOffset.FromUnixTimeSeconds(version.Stamp.ModifiedSeconds),
            DateTimeOffset.FromUnixTimeSeconds(version.Taken),
            Catalog.WordOf(version.Reason)))]);
}
