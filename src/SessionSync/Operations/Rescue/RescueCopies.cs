using System.Collections.Immutable;
using SessionSync.Agents;
using SessionSync.Agents.Contracts;
using SessionSync.Operations.Targets;
using SessionSync.Stores;
using SessionSync.Stores.Machines;
using SessionSync.Stores.Machines.Directory;

namespace SessionSync.Operations.Rescue;

/// <summary>Proves which files of a machine are home, and copies the rest as it is.</summary>
/// <param name="homes">Where files of synced sessions are here.</param>
internal sealed class RescueCopies(VaultFolder vault, OpenTarget target, IReadOnlyDictionary<StorePath, FileHome> homes, TimeProvider clock)
{
    /// <summary>Images and versions of files can be many; more than that is for people to decide about.</summary>
    private const long LargestBeside = 4L << 30;
    private readonly Dictionary<IAgentStore, FileCopies> _copies = [];

    public async Task<RescueCount> TakeAsync(ImmutableArray<MachineListing> listings, CancellationToken cancellationToken)
    {
        var total = new RescueCount(0, 0, []);
        foreach (MachineListing listing in listings)
        {
            RescueCount count = await TakeAsync(listing, cancellationToken);
            total = new RescueCount(total.Files + count.Files, total.Copied + count.Copied, [.. total.Missing, .. count.Missing]);
        }

        return total;
    }

    private async Task<RescueCount> TakeAsync(MachineListing listing, CancellationToken cancellationToken)
    {
        IAgentStore agent = listing.Agent;
        ImmutableArray<ListedFile> files = await listing.ReadFilesAsync(cancellationToken);
        if (files.Sum(static file => file.Stamp.Size) > LargestBeside && AgentCatalog.Beside.Contains(agent))
        {
            return new RescueCount(0, 0, [new MissingFile(agent.Root.DefaultFolder, $"What {agent.DisplayName} keeps there is too much to be copied along, and was not looked at: copy it by hand")]);
        }

        IContentStore remote = target.Machine.FilesOf(agent);
        var proof = new HomeProof(agent.Id, remote);
        ImmutableArray<CheckedFile> checkedFiles = await proof.CheckAsync(files, path => homes.GetValueOrDefault(new StorePath(agent.Id, path)), cancellationToken);
        CheckedFile[] rest = [.. checkedFiles.Where(static file => !file.IsHome)];
        ImmutableArray<MissingFile> missing = await CopiesOf(agent).TakeAsync(remote, proof, rest, cancellationToken);
        int copied = rest.Length - missing.Length;
        missing = missing.AddRange(listing.LeftOut.Select(static one => new MissingFile(one.Path, $"It {one.Why}")));
        return new RescueCount(files.Length, copied, missing);
    }

    /// <summary>All copies of one rescue lie in one folder.</summary>
    private FileCopies CopiesOf(IAgentStore agent)
    {
        if (!_copies.TryGetValue(agent, out FileCopies? copies))
        {
            _copies[agent] = copies = new FileCopies(agent, vault, target.Name, clock);
        }

        return copies;
    }
}
