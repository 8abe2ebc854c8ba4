using System.Collections.Immutable;
using System.Globalization;
using SessionSync.Agents.Contracts;
using SessionSync.Stores;
using SessionSync.Stores.Machines.Directory;
using SessionSync.Sync.Execution;

namespace SessionSync.Operations.Rescue;

/// <summary>Copies files of another machine as they are into the vault: those that no sync brings home, such as files that belong to no
/// session, branches that are merged into a session here, and sessions that an agent has open here.</summary>
public sealed class FileCopies(IAgentStore agent, VaultFolder vault, string machine, TimeProvider clock)
{
    private readonly string _name = clock.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The home that copies lie in that were made now.</summary>
    public string Folder => Path.Combine(vault.CopiesOf(machine), _name);

    /// <summary>Copies what is in no copy yet; returns what could not be copied, with the reason.</summary>
    public async Task<ImmutableArray<MissingFile>> TakeAsync(
        IContentSource remote, HomeProof proof, IReadOnlyList<CheckedFile> files, CancellationToken cancellationToken)
    {
        var missing = ImmutableArray.CreateBuilder<MissingFile>();
        var wanted = new List<CheckedFile>();
        foreach (CheckedFile file in files)
        {
            if (file.Hash is null)
            {
                missing.Add(new MissingFile(file.File.Path, "It cannot be read there"));
            }
            else if (!await IsCopiedAsync(proof, file, cancellationToken))
            {
                wanted.Add(file);
            }
        }

        string[] paths = [.. wanted.Select(file => PathIn(Folder, file.File.Path))];
        var receiver = new FileReceiver(paths);
        await remote.ReadAsync([.. wanted.Select(file => new FileRange(new StorePath(agent.Id, file.File.Path), 0, file.File.Stamp.Size))], receiver, cancellationToken);
        for (int index = 0; index < wanted.Count; index++)
        {
            CheckedFile file = wanted[index];
            string? failure = receiver.FailureOf(index);
            if (failure is null && !await proof.BeginsWithAsync(paths[index], file.File.Stamp.Size, file.Hash!.Value, cancellationToken))
            {
                failure = "What arrived is not what is there";
            }

            if (failure is not null)
            {
                missing.Add(new MissingFile(file.File.Path, failure));
            }
        }

        return missing.ToImmutable();
    }

    /// <summary>Whether an earlier rescue made the same copy.</summary>
    private async Task<bool> IsCopiedAsync(HomeProof proof, CheckedFile file, CancellationToken cancellationToken)
    {
        string copies = vault.CopiesOf(machine);
        foreach (string earlier in Directory.Exists(copies) ? Directory.EnumerateDirectories(copies) : [])
        {
            if (await proof.BeginsWithAsync(PathIn(earlier, file.File.Path), file.File.Stamp.Size, file.Hash!.Value, cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    private string PathIn(string folder, string path) =>
        Path.Combine([folder, agent.Root.DefaultFolder, agent.Root.SessionsFolder, .. path.Split('/').Select(VaultFolder.SafeName)]);
}
