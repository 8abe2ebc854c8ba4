using System.Collections.Immutable;
using SessionSync.Agents;
using SessionSync.Agents.Contracts;
using SessionSync.Model;
using SessionSync.Platform;
using SessionSync.Stores;
using SessionSync.Stores.Machines.Local;
using SessionSync.Vault.Carriers;
using SessionSync.Vault.Format;
using SessionSync.Vault.Keeping;

namespace SessionSync.Operations.Vaulting;

/// <summary>Brings the vault of this machine up to date: it then has the newest version of every session file, and every earlier one that the newest does not
/// hold.</summary>
public sealed class VaultUpdateRun(HostEnvironment host, TimeProvider clock)
{
    /// <summary>What was kept is made last after so many bytes, so that a run that is killed was not for nothing.</summary>
    private const long Batch = 64 * 1024 * 1024;
    private readonly AgentHome _home = AgentHomes.On(host);
    private readonly ImmutableArray<VaultChange>.Builder _kept = ImmutableArray.CreateBuilder<VaultChange>();
    private readonly ImmutableArray<string>.Builder _problems = ImmutableArray.CreateBuilder<string>();
    private readonly Dictionary<KeepChange, int> _counts = Enum.GetValues<KeepChange>().ToDictionary(static change => change, static _ => 0);
    private long _committed;

    /// <exception cref="SyncException">The vault cannot be written to.</exception>
    public async Task<VaultUpdate> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            using LocalVault vault = await LocalVault.OpenOrMakeAsync(host, clock, cancellationToken);
            using VaultWriter writer = vault.Write();
            foreach (IAgent agent in AgentCatalog.All)
            {
                await KeepAsync(writer, agent, cancellationToken);
            }

            await writer.CommitAsync(cancellationToken);
            return new VaultUpdate(
                _counts.Where(static count => count.Key != KeepChange.Deleted).Sum(static count => count.Value),
                _counts[KeepChange.New], _counts[KeepChange.Grown], _kept.ToImmutable(), writer.Written, _problems.ToImmutable());
        }
        catch (CarrierException failure)
        {
            throw new SyncException(
                FailureKind.Failed, "The vault could not be brought up to date", FileTrouble.Of(failure.InnerException!, LocalVault.DirectoryOf(host)),
                "Mend that, then run the same command again: what the vault had before it still has");
        }
        catch (InvalidDataException damage)
        {
            throw new SyncException(FailureKind.Failed, "The vault could not be brought up to date", damage.Message, "sync-sessions vault check");
        }
    }

    private async Task KeepAsync(VaultWriter writer, IAgent agent, CancellationToken cancellationToken)
    {
        string root = agent.Root.In(_home);
        LocalListing listing = new LocalFiles(root).List(agent.WholeScope);
        foreach (LeftOut left in listing.LeftOut)
        {
            _problems.Add($"{agent.DisplayName}: {left.Sentence}");
        }

        foreach (ListedFile file in listing.Files)
        {
            await KeepAsync(writer, agent, root, file, cancellationToken);
            if (writer.Written - _committed >= Batch)
            {
                await writer.CommitAsync(cancellationToken);
                _committed = writer.Written;
            }
        }

        // What could not be looked at is not gone.
        if (listing.LeftOut.IsEmpty)
        {
            await KeepAsGoneAsync(writer, agent, listing, cancellationToken);
        }
    }

    private async Task KeepAsync(VaultWriter writer, IAgent agent, string root, ListedFile file, CancellationToken cancellationToken)
    {
        var key = new VaultKey(agent.Id, file.Path);
        if (await writer.HasAsync(key, file.Stamp, cancellationToken))
        {
            _counts[KeepChange.None]++;
            return;
        }

        string path = Path.Combine(root, file.Path);
        try
        {
            await using FileStream content = RegularFile.Open(path);
            Count(agent, file.Path, await writer.KeepAsync(key, root, content, file.Stamp, HoldsAllOf(agent), cancellationToken));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            // It went away since it was listed; what the vault has of it stays.
            Count(agent, file.Path, await writer.KeepAsGoneAsync(key, cancellationToken));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _problems.Add($"{agent.DisplayName}: {Printable.Line(file.Path)} was not kept: {FileTrouble.Of(exception, path)}");
        }
    }

    private async Task KeepAsGoneAsync(VaultWriter writer, IAgent agent, LocalListing listing, CancellationToken cancellationToken)
    {
        HashSet<string> there = [.. listing.Files.Select(static file => file.Path)];
        foreach (FileHistory history in await writer.HistoriesAsync(cancellationToken))
        {
            if (history.Key.Agent == agent.Id && !there.Contains(history.Key.Path))
            {
                Count(agent, history.Key.Path, await writer.KeepAsGoneAsync(history.Key, cancellationToken));
            }
        }
    }

    private void Count(IAgent agent, string path, KeepChange change)
    {
        _counts[change]++;
        if (change is KeepChange.Shrunk or KeepChange.Rewritten or KeepChange.Deleted)
        {
            _kept.Add(new VaultChange(agent.Id, path, change));
        }
    }

    /// <summary>Documents are written as a whole each time, and grow all the same.</summary>
    private static Func<Stream, Stream, bool>? HoldsAllOf(IAgent agent) => agent is IDocumentAgent documents
        ? (before, now) => documents.ReadDocument(before) is { Damages.Count: 0 } earlier && documents.ReadDocument(now).Records.IsSupersetOf(earlier.Records)
        : null;
}
