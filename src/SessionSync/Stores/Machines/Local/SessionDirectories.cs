using System.Collections.Immutable;
using SessionSync.Agents;
using SessionSync.Sessions;

namespace SessionSync.Stores.Machines.Local;

/// <summary>Tells in which directories the sessions on this machine were had, whatever project they belong to.</summary>
/// <param name="baseDirectory">The directory the agent keeps everything in.</param>
public sealed class SessionDirectories(IAgent agent, string baseDirectory)
{
    private readonly LocalFiles _files = new(Path.Combine(baseDirectory, agent.Root.SessionsFolder));

    /// <summary>The digest of everything the agent holds here: equal as long as nothing changed.</summary>
    public ContentHash Digest() => ListingDigest.Of(_files.List("").Select(file => (file.Path, file.Stamp)));

    /// <summary>The working directories, those of the newest sessions first. Some may be another machine's.</summary>
    public ImmutableArray<string> Read()
    {
        var directories = new HashSet<string>(StringComparer.Ordinal);
        IOrderedEnumerable<ListedFile> newestFirst = _files.List("")
            .GroupBy(file => ProjectSessions.FolderOf(file.Path))
            .Select(folder => folder.Where(file => LocalFiles.IsTranscript(file.Path)).MaxBy(file => file.Stamp.ModifiedSeconds))
            .OfType<ListedFile>()
            .OrderByDescending(file => file.Stamp.ModifiedSeconds);
        foreach (ListedFile file in _files.ReadTails([.. newestFirst], agent))
        {
            if (file.WorkingDirectory is { Length: > 0 } directory && directory[0] == '/')
            {
                directories.Add(directory);
            }
        }

        return [.. directories];
    }
}
