using System.Collections.Immutable;
using SessionSync.Agents.Contracts;
using SessionSync.Model.Sessions;
using SessionSync.Platform;
using SessionSync.Stores;
using SessionSync.Stores.Machines.Layout;
using SessionSync.Stores.Machines.Local;

namespace SessionSync.Operations.Rescue;

/// <summary>Proves by hash which files of another machine are here.</summary>
public sealed class HomeProof(AgentId agent, IContentStore remote)
{
    private readonly LocalReader _local = new(root: null);

    /// <param name="homeOf">The file here that should have a file's content, by its path there; null for none.</param>
    public async Task<ImmutableArray<CheckedFile>> CheckAsync(
        ImmutableArray<ListedFile> files, Func<string, FileHome?> homeOf, CancellationToken cancellationToken)
    {
        IReadOnlyList<ContentHash?> there = await remote.HashAsync([.. files.Select(file => new FileRange(new StorePath(agent, file.Path), 0, file.Stamp.Size))], cancellationToken);
        ImmutableArray<CheckedFile>.Builder checkedFiles = ImmutableArray.CreateBuilder<CheckedFile>(files.Length);
        for (int index = 0; index < files.Length; index++)
        {
            bool isHome = there[index] is { } hash && homeOf(files[index].Path) is { } home && await IsHomeAsync(home, files[index].Stamp.Size, hash, cancellationToken);
            checkedFiles.Add(new CheckedFile(files[index], there[index], isHome));
        }

        return checkedFiles.MoveToImmutable();
    }

    private Task<bool> IsHomeAsync(FileHome home, long size, ContentHash hash, CancellationToken cancellationToken) =>
        home is { Here: { } here, There: { } there } && here != there
            ? BeginsWithAsync(home.Path, new HeaderChange(here, there), size, hash, cancellationToken)
            : BeginsWithAsync(home.Path, size, hash, cancellationToken);

    /// <summary>The same for a file here as the other machine would have it.</summary>
    private static async Task<bool> BeginsWithAsync(string path, HeaderChange change, long size, ContentHash hash, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        await using FileStream file = RegularFile.Open(path);
        await using Stream changed = change.Apply(file);
        return await LocalReader.HashAsync(changed, size, cancellationToken) == hash;
    }

    /// <summary>Whether a file here begins with that many bytes of that hash; appended sessions have more.</summary>
    public async Task<bool> BeginsWithAsync(string path, long size, ContentHash hash, CancellationToken cancellationToken) =>
        File.Exists(path)
        && (await _local.HashAsync([new FileRange(new LocalPath(path), 0, size)], cancellationToken))[0] is { } here
        && here == hash;
}
