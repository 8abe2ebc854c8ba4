using System.Collections.Immutable;
using SessionSync.Agents.Contracts;
using SessionSync.Model.Sessions;
using SessionSync.Stores.Machines.Layout;

namespace SessionSync.Stores.Machines.Local;

/// <summary>Tells in which directories an agent's sessions on this machine were held, whatever project they belong to.</summary>
public sealed class SessionDirectories(IAgent agent, AgentHome home)
{
    private static readonly EnumerationOptions Accessible = new() { IgnoreInaccessible = true };
    private readonly LocalFiles _files = new(agent.Root.In(home));

    /// <summary>The digest of everything the agent holds here: equal as long as nothing changed. Where something was left out, it is equal to no other: that
    /// is to be told each time.</summary>
    public ContentHash Digest()
    {
        LocalListing listing = _files.List(agent.WholeScope);
        ContentHash digest = ListingDigest.Of(listing.Files.Select(file => (file.Path, file.Stamp)));
        return listing.LeftOut.IsEmpty ? digest : ContentHash.OfAll([digest, ContentHash.Of(Guid.NewGuid().ToByteArray())]);
    }

    /// <summary>Places that may hold conversations and were not looked at, a sentence for each. Those that only belong to a session do not count.</summary>
    public ImmutableArray<string> LeftOut() =>
        [.. _files.List(agent.WholeScope).LeftOut.Where(static one => one.Reason != LeftOutReason.Inside).Select(one => $"{agent.DisplayName}: {one.Sentence}")];

    /// <summary>The working directories, those of what was begun last first. Some may be another machine's.</summary>
    public ImmutableArray<string> Read() => [.. (agent.WholeScope.IsByFolder ? ReadFolders() : ReadFiles(agent.WholeScope)).Distinct(StringComparer.Ordinal)];

    /// <summary>Whether the agent has a folder that is named after a directory; the newest that its sessions tell may be another one, where they went on.</summary>
    public bool HasFolderOf(string? directory) => directory is not null && AgentFolders.NameOf(agent, directory) is { } name && _files.Folders().Contains(name);

    /// <summary>The directories that the agent's folders are named after. A session may have been gone on with on another machine, and then
    /// tells the directory that it was held in there: it is asked only where no directory here gives its folder that name.</summary>
    private IEnumerable<string> ReadFolders()
    {
        string[] folders = [.. _files.Folders().OrderByDescending(_files.ModifiedOf)];
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        FindNamed(folders, "/", named);
        foreach (string folder in folders)
        {
            string? directory = named.GetValueOrDefault(folder) ?? ReadFiles(agent.WholeScope with { Prefixes = [folder] }).FirstOrDefault();
            if (directory is not null)
            {
                yield return directory;
            }
        }
    }

    /// <summary>Finds the directories below one whose paths give these folders their names. Different paths may give the same: the first counts.</summary>
    private void FindNamed(string[] folders, string below, Dictionary<string, string> named)
    {
        foreach (string directory in folders.Length == 0 ? [] : System.IO.Directory.EnumerateDirectories(below, "*", Accessible))
        {
            ListingScope scope = agent.ScopeOf(directory);
            string[] deeper = Array.FindAll(folders, folder => scope.Lists(folder));
            foreach (string folder in deeper)
            {
                if (scope.Prefixes.Contains(folder))
                {
                    named.TryAdd(folder, directory);
                }
            }

            FindNamed(Array.FindAll(deeper, folder => !named.ContainsKey(folder)), directory, named);
        }
    }

    /// <summary>The working directories that the sessions' files tell, the newest first.</summary>
    private IEnumerable<string> ReadFiles(ListingScope scope)
    {
        foreach (ListedFile file in _files.ListReadable(scope).OrderByDescending(static file => file.Stamp.ModifiedSeconds))
        {
            if (_files.Read([file], agent, scope) is [var read] && agent.WorkingDirectoryOf(read) is ['/', ..] directory)
            {
                yield return directory;
            }
        }
    }
}
