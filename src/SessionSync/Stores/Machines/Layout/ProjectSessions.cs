using System.Collections.Immutable;
using SessionSync.Agents.Contracts;
using SessionSync.Model.Sessions;

namespace SessionSync.Stores.Machines.Layout;

/// <summary>An agent's rules, applied to one project on one machine: a listing becomes sessions, a session gets its place.</summary>
/// <param name="projectPath">The project's absolute path there, without links.</param>
/// <param name="beside">Other directories there that the same repository is checked out in.</param>
internal sealed class ProjectSessions(IAgent agent, string projectPath, DirectoriesBeside beside)
{
    private KnownFolders _folders = KnownFolders.None;

    public IAgent Agent => agent;

    public string ProjectPath => projectPath;

    public ListingScope Scope { get; } = beside.ScopeOf(agent, projectPath);

    /// <summary>Sessions that lie outside of the project's folders, and the file each was found by.</summary>
    public ImmutableDictionary<SessionKey, string> Included { get; private set; } = ImmutableDictionary<SessionKey, string>.Empty;

    /// <summary>The same for the project at another path.</summary>
    public ProjectSessions At(string path) => new(agent, path, beside) { Included = Included };

    public void Include(SessionKey session, string path) => Included = Included.SetItem(session, path);

    /// <summary>Remembers which folders there are, and makes sessions of the listing.</summary>
    public StoreState Interpret(Listing listing)
    {
        Inventory inventory = beside.Interpret(agent, listing, projectPath);
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

    /// <summary>Directories that may have been the project's, by the files of a listing that are not.</summary>
    public DirectoriesNear NearIn(StoreState state, ImmutableArray<ListedFile> files)
    {
        HashSet<string> others = [.. state.UnclaimedFiles.Select(static file => file.Path)];
        return DirectoriesNear.In(agent, projectPath, files.Where(file => others.Contains(file.Path)));
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

    /// <summary>The folders of other projects that sessions were found in.</summary>
    public IEnumerable<string> IncludedFolders => Included.Values.Select(FolderOf).Distinct().Order(StringComparer.Ordinal);

    /// <summary>The directories that such a folder is named after, as far as its sessions tell.</summary>
    public ImmutableArray<string> OwnersOf(string folder, ImmutableArray<ListedFile> files) =>
    [
        .. files.Where(file => FolderOf(file.Path) == folder).Select(static file => file.WorkingDirectory).OfType<string>().Distinct()
            .Where(directory => agent.FolderFor(directory, new SessionEntry(default, "", folder, [], null), KnownFolders.None) == folder),
    ];

    /// <summary>Adds what lies in a folder of another project to a state: the sessions that were found there; and all of them where the folder
    /// was this project's before that was renamed.</summary>
    /// <param name="wasOurs">The directory that the folder is named after is no more.</param>
    public StoreState Add(StoreState state, string folder, ImmutableArray<ListedFile> files, bool wasOurs)
    {
        // The agent reads it as if it lay in the project's own folder; what it finds is put back where it is.
        string own = agent.FolderFor(projectPath, new SessionEntry(default, "", folder, [], null), _folders);
        ImmutableArray<ListedFile> moved = [.. files
            .Where(file => FolderOf(file.Path) == folder)
            .Select(file => file with { Path = own + file.Path[folder.Length..], WorkingDirectory = null })];
        Dictionary<SessionKey, SessionEntry> sessions = state.Inventory.Sessions.ToDictionary(static session => session.Key);
        foreach (SessionEntry found in agent.Interpret(new Listing(moved, []), projectPath).Sessions)
        {
            if (wasOurs || Included.ContainsKey(found.Key))
            {
                SessionEntry entry = found with
                {
                    Folder = folder,
                    Files = [.. found.Files.Select(file => file with { Path = folder + file.Path[own.Length..] })],
                };
                sessions[found.Key] = sessions.TryGetValue(found.Key, out SessionEntry? present) ? Together(present, entry) : entry;
            }
        }

        return state with { Inventory = state.Inventory with { Sessions = [.. sessions.Values.OrderBy(static session => session.Key)] } };
    }

    /// <summary>A session of which a part lies in the project's own folder. It goes on where its conversation is.</summary>
    private static SessionEntry Together(SessionEntry own, SessionEntry found)
    {
        (SessionEntry main, SessionEntry other) = own.Transcript is null && found.Transcript is not null ? (found, own) : (own, found);
        return main with { Files = [.. main.Files, .. other.Files.Where(file => main.Find(file.Name) is null && !file.IsTranscript)] };
    }

    /// <summary>The path of a session's file here: beside what is here already, else where its place belongs.</summary>
    public StorePath Locate(SessionEntry session, SessionEntry? existing, string name)
    {
        string folder = existing?.Folder ?? FolderFor(session);
        return new StorePath(agent.Id, existing?.Find(name)?.Path ?? agent.PathFor(folder, session, name));
    }

    public KnownState Mirror(Inventory other)
    {
        var folders = new Dictionary<(string Place, string Folder), string>();
        ImmutableArray<SessionEntry>.Builder sessions = ImmutableArray.CreateBuilder<SessionEntry>(other.Sessions.Length);
        foreach (SessionEntry session in other.Sessions)
        {
            if (!folders.TryGetValue((session.Place, session.Folder), out string? folder))
            {
                folders[(session.Place, session.Folder)] = folder = FolderFor(session);
            }

            sessions.Add(session with { Folder = folder, Files = [.. session.Files.Select(file => file with { Path = agent.PathFor(folder, session, file.Name) })] });
        }

        var state = new StoreState(new Inventory(sessions.MoveToImmutable(), [], []), []);
        return new KnownState(DigestOf(state), () => state);
    }

    public static ContentHash DigestOf(StoreState state) => ListingDigest.Of(
        state.Inventory.Sessions.SelectMany(session => session.Files).Select(file => (file.Path, file.Stamp))
            .Concat(state.UnclaimedFiles.Select(file => (file.Path, file.Stamp))));

    /// <summary>The place here for one of another store: the project itself for a directory beside it that is not here.</summary>
    public string PlaceHere(string place) => beside.PlaceHere(projectPath, place);

    private string FolderFor(SessionEntry session)
    {
        (string directory, string place) = beside.Find(projectPath, session.Place);
        return agent.FolderFor(directory, session with { Place = place }, directory == projectPath ? _folders : _folders with { ByPlace = beside.PlacesIn(projectPath, directory, _folders.ByPlace) });
    }

    /// <summary>The folder below the root that a path begins with.</summary>
    public static string FolderOf(string path)
    {
        int slash = path.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? "" : path[..slash];
    }
}
