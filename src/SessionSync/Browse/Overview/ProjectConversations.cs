using System.Collections.Immutable;
using SessionSync.Agents.Contracts;
using SessionSync.Model.Sessions;
using SessionSync.Projects;

namespace SessionSync.Browse.Overview;

/// <summary>Tells which conversations belong to a project: by the directory they were held in, and with agents that keep a folder for each
/// project by that folder as well, for a conversation that came from another machine names a directory of that one.</summary>
public sealed class ProjectConversations(LocalProject project, ProjectIndex index)
{
    /// <param name="all">Everything that is known, whatever project it belongs to.</param>
    /// <param name="roots">The agents that have such folders, and where they keep them here.</param>
    public ImmutableArray<ListedConversation> Of(IReadOnlyCollection<ListedConversation> all, IEnumerable<(IAgent Agent, string Root)> roots)
    {
        var keys = new HashSet<SessionKey>();
        foreach (ListedConversation conversation in all)
        {
            if (conversation.Facts.WorkingDirectory is { } directory && index.Contains(project, directory))
            {
                keys.Add(conversation.Found.Key);
            }
        }

        foreach ((IAgent agent, string root) in roots)
        {
            keys.UnionWith(InFolders(agent, root, all));
        }

        return [.. all.Where(one => keys.Contains(one.Found.Key) || (one.Facts.Parent is { } parent && one.Found.IsSubagent && keys.Contains(parent)))];
    }

    private IEnumerable<SessionKey> InFolders(IAgent agent, string root, IReadOnlyCollection<ListedConversation> all)
    {
        string prefix = root + "/";
        ListingScope scope = agent.ScopeOf(project.Path);
        ImmutableArray<ListedFile> files =
        [
            .. from one in all
               let found = one.Found
               where found.Key.Agent == agent.Id && found.Path.StartsWith(prefix, StringComparison.Ordinal)
                   && scope.Lists(found.Path[prefix.Length..].Split('/')[0])
               select new ListedFile(found.Path[prefix.Length..], found.Stamp, one.Facts.LastMessageAt, one.Facts.WorkingDirectory),
        ];
        return agent.Interpret(new Listing(files, []), project.Path).Sessions.Select(static session => session.Key);
    }
}
