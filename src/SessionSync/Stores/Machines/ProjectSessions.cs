using System.Collections.Immutable;
using SessionSync.Agents.Contracts;
using SessionSync.Model.Sessions;

namespace SessionSync.Stores.Machines;

/// <summary>What an agent knows of one project on one machine, applied: a listing becomes sessions, a session gets its place.</summary>
/// <param name="projectPath">The project's absolute path there, without links.</param>
internal sealed class ProjectSessions(IAgent agent, string projectPath)
{
    private KnownFolders _folders = KnownFolders.None;

    public IAgent Agent => agent;

    public string ProjectPath => projectPath;

    public ListingScope Scope { get; } = agent.ScopeOf(projectPath);

    /// <summary>Sessions that lie outside of the project's folders, and the file each was found by.</summary>
    public ImmutableDictionary<SessionKey, string> Included { get; private set; } = ImmutableDictionary<SessionKey, string>.Empty;

    /// <summary>The same for the project at another path.</summary>
    public ProjectSessions At(string path) => new(agent, path) { Included = Included };

    public void Include(SessionKey session, string path) => Included = Included.SetItem(session, path);

    /// <summary>Remembers which folders there are, and makes sessions of the listing.</summary>
    public StoreState Interpret(Listing listing)
    {
        Inventory inventory = agent.Interpret(listing, projectPath);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (SessionEntry session in inventory.Sessions)
        {
            foreach (SessionFile file in session.Files)
            {
                taken.Add(file.Path);
            }
        }

        ImmutableArray<UnclaimedFile>.Builder unclaimed = ImmutableArray.CreateBuilder<UnclaimedFile>();
        foreach (ListedFile file in listing.Files)
        {
            if (!taken.Contains(file.Path))
            {
                unclaimed.Add(new UnclaimedFile(file.Path, file.Stamp));
            }
        }

        return Recall(new StoreState(inventory, unclaimed.ToImmutable()), inventory.Live);
    }

    /// <summary>A state from an earlier listing, with the sessions that are open now.</summary>
    public StoreState Recall(StoreState state, ImmutableHashSet<SessionKey> live)
    {
        ImmutableHashSet<string>.Builder names = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        ImmutableDictionary<string, string>.Builder places = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (SessionEntry session in state.Inventory.Sessions)
        {
            names.Add(session.Folder);
            places.TryAdd(session.Place, session.Folder);
        }

        foreach (UnclaimedFile file in state.UnclaimedFiles)
        {
            names.Add(FolderOf(file.Path));
        }

        _folders = new KnownFolders(names.ToImmutable(), places.ToImmutable());
        return state with { Inventory = state.Inventory with { Live = live } };
    }

    /// <summary>The sessions that running clients name.</summary>
    public ImmutableHashSet<SessionKey> LiveOf(ImmutableArray<string> liveProcesses) =>
        liveProcesses.IsEmpty ? [] : agent.Interpret(new Listing([], liveProcesses), projectPath).Live;

    /// <summary>Adds a session that lies in a folder of another project to a state: what the folder's listing tells of it.</summary>
    public StoreState Add(StoreState state, SessionKey session, string folder, Listing listing)
    {
        if (state.Inventory.Sessions.Any(entry => entry.Key == session))
        {
            return state;
        }

        // The agent reads it as if it lay in the project's own folder; what it finds is put back where it is.
        string own = agent.FolderFor(projectPath, new SessionEntry(session, "", folder, [], null), _folders);
        ImmutableArray<ListedFile> moved = [.. listing.Files
            .Where(file => FolderOf(file.Path) == folder)
            .Select(file => file with { Path = own + file.Path[folder.Length..], WorkingDirectory = null })];
        SessionEntry? found = agent.Interpret(new Listing(moved, []), projectPath).Sessions.FirstOrDefault(entry => entry.Key == session);
        if (found is null)
        {
            return state;
        }

        SessionEntry entry = found with
        {
            Folder = folder,
            Files = [.. found.Files.Select(file => file with { Path = folder + file.Path[own.Length..] })],
        };
        return state with { Inventory = state.Inventory with { Sessions = state.Inventory.Sessions.Add(entry) } };
    }

    /// <summary>The path of a session's file here: beside what is here already, else where its place belongs.</summary>
    public FileLocation Locate(SessionEntry session, SessionEntry? existing, string name)
    {
        string folder = existing?.Folder ?? agent.FolderFor(projectPath, session, _folders);
        return new FileLocation(agent.Id, existing?.Find(name)?.Path ?? agent.PathFor(folder, session, name));
    }

    public KnownState Mirror(Inventory other)
    {
        var folders = new Dictionary<(string Place, string Folder), string>();
        ImmutableArray<SessionEntry>.Builder sessions = ImmutableArray.CreateBuilder<SessionEntry>(other.Sessions.Length);
        foreach (SessionEntry session in other.Sessions)
        {
            if (!folders.TryGetValue((session.Place, session.Folder), out string? folder))
            {
                folders[(session.Place, session.Folder)] = folder = agent.FolderFor(projectPath, session, _folders);
            }

            sessions.Add(session with { Folder = folder, Files = [.. session.Files.Select(file => file with { Path = agent.PathFor(folder, session, file.Name) })] });
        }

        var state = new StoreState(new Inventory(sessions.MoveToImmutable(), [], []), []);
        return new KnownState(DigestOf(state), () => state);
    }

    public static ContentHash DigestOf(StoreState state) => ListingDigest.Of(
        state.Inventory.Sessions.SelectMany(session => session.Files).Select(file => (file.Path, file.Stamp))
            .Concat(state.UnclaimedFiles.Select(file => (file.Path, file.Stamp))));

    /// <summary>The folder below the root that a path begins with.</summary>
    public static string FolderOf(string path)
    {
        int slash = path.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? "" : path[..slash];
    }
}
