using System.Collections.Immutable;
using SessionSync.Agents;
using SessionSync.Sessions;

namespace SessionSync.Stores.Machines;

/// <summary>What an agent knows of one project on one machine, applied: a listing becomes an inventory, a session gets its place.</summary>
/// <param name="projectPath">The project's absolute path there, without links.</param>
internal sealed class ProjectSessions(IAgent agent, string projectPath)
{
    private ImmutableArray<string> _folders = [];

    public IAgent Agent => agent;

    public string ProjectPath => projectPath;

    public ListingScope Scope { get; } = agent.ScopeOf(projectPath);

    /// <summary>Remembers which folders there are, and makes sessions of the listing.</summary>
    public Inventory Interpret(Listing listing)
    {
        var folders = new HashSet<string>(StringComparer.Ordinal);
        foreach (ListedFile file in listing.Files)
        {
            int slash = file.Path.IndexOf('/', StringComparison.Ordinal);
            if (slash > 0)
            {
                folders.Add(file.Path[..slash]);
            }
        }

        _folders = [.. folders];
        return agent.Interpret(listing, projectPath);
    }

    /// <summary>The path of a session's file here: beside what is here already, else where its place belongs.</summary>
    public FileLocation Locate(SessionEntry session, SessionEntry? existing, string name)
    {
        string folder = existing?.Folder ?? agent.FolderFor(projectPath, session.Place, _folders);
        return new FileLocation(agent.Id, existing?.Find(name)?.Path ?? agent.PathFor(folder, session.Key, name));
    }

    /// <summary>The inventory as it would be if exactly these sessions were here.</summary>
    public Inventory Mirror(Inventory inventory) => inventory with
    {
        Live = [],
        Problems = [],
        Sessions = [.. inventory.Sessions.Select(Mirror)],
    };

    private SessionEntry Mirror(SessionEntry session)
    {
        string folder = agent.FolderFor(projectPath, session.Place, _folders);
        return session with
        {
            Folder = folder,
            Files = [.. session.Files.Select(file => file with { Path = agent.PathFor(folder, session.Key, file.Name) })],
        };
    }
}
