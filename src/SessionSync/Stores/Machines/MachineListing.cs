using System.Collections.Immutable;
using SessionSync.Agents.Contracts;
using SessionSync.Model.Sessions;
using SessionSync.Stores.Machines.Layout;

namespace SessionSync.Stores.Machines;

/// <summary>The listing of all that an agent holds on a machine, whatever project it belongs to.</summary>
/// <param name="Agent">Whose sessions they are.</param>
/// <param name="Digest">Equal as long as nothing changed.</param>
/// <param name="LiveProcesses">What the running clients there say of themselves.</param>
/// <param name="LeftOut">What was not looked at.</param>
/// <param name="ReadFilesAsync">Fetches the list itself.</param>
public sealed record MachineListing(
    IAgentStore Agent, ContentHash Digest, ImmutableArray<string> LiveProcesses, ImmutableArray<LeftOut> LeftOut, Func<CancellationToken, Task<ImmutableArray<ListedFile>>> ReadFilesAsync)
{
    /// <summary>The directories that the listed sessions were held in.</summary>
    public static Task<ImmutableArray<string>> DirectoriesAsync(ImmutableArray<MachineListing> listings, CancellationToken cancellationToken) =>
        DirectoriesAsync(listings, likely: null, cancellationToken);

    /// <inheritdoc cref="DirectoriesAsync(ImmutableArray{MachineListing}, CancellationToken)"/>
    /// <param name="likely">A directory that is one of them where an agent has a folder that is named after it; null for none.</param>
    /// <remarks>A long list travels again each time it is asked for: here once.</remarks>
    public static async Task<ImmutableArray<string>> DirectoriesAsync(ImmutableArray<MachineListing> listings, string? likely, CancellationToken cancellationToken)
    {
        var directories = new List<string>();
        bool isLikely = false;
        foreach (MachineListing listing in listings)
        {
            ImmutableArray<ListedFile> files = await listing.ReadFilesAsync(cancellationToken);
            directories.AddRange(files.Select(listing.Agent.WorkingDirectoryOf).OfType<string>());
            isLikely = isLikely || (likely is not null && listing.HasFolderOf(likely, files));
        }

        IEnumerable<string> all = isLikely ? directories.Append(likely!) : directories;
        return [.. all.Where(directory => directory.StartsWith('/')).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Whether the agent has a folder there that is named after a directory.</summary>
    /// <param name="files">The list, as it was fetched.</param>
    private bool HasFolderOf(string directory, ImmutableArray<ListedFile> files) =>
        Agent is IAgent agent
        && AgentFolders.NameOf(agent, directory) is { } name
        && files.Any(file => ProjectSessions.FolderOf(file.Path) == name);
}
