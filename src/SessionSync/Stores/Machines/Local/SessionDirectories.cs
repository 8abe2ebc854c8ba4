using System.Collections.Immutable;
using SessionSync.Agents;
using SessionSync.Conversations;
using SessionSync.Sessions;

namespace SessionSync.Stores.Machines.Local;

/// <summary>Tells in which directories an agent's sessions on this machine were had, whatever project they belong to.</summary>
public sealed class SessionDirectories(IAgent agent, AgentHome home)
{
    private readonly LocalFiles _files = new(agent.Root.In(home));

    /// <summary>The digest of everything the agent holds here: equal as long as nothing changed.</summary>
    public ContentHash Digest() => ListingDigest.Of(_files.List(agent.WholeScope).Select(file => (file.Path, file.Stamp)));

    /// <summary>The working directories, those of the newest sessions first. Some may be another machine's.</summary>
    public ImmutableArray<string> Read()
    {
        var directories = new HashSet<string>(StringComparer.Ordinal);
        IEnumerable<ListedFile> files = _files.List(agent.WholeScope).Where(file => agent.WholeScope.Reads(file.Path));
        if (agent.WholeScope.IsByFolder)
        {
            // One look into each project's folder is enough.
            files = files.GroupBy(file => ProjectSessions.FolderOf(file.Path)).Select(folder => folder.MaxBy(file => file.Stamp.ModifiedSeconds)!);
        }

        foreach (ListedFile file in _files.Read([.. files.OrderByDescending(file => file.Stamp.ModifiedSeconds)], agent, agent.WholeScope))
        {
            if (agent.WorkingDirectoryOf(file) is ['/', ..] directory)
            {
                directories.Add(directory);
            }
        }

        return [.. directories];
    }
}
