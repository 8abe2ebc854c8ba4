using System.Collections.Immutable;
using SessionSync.Agents.Contracts;
using SessionSync.Model.Sessions;
using SessionSync.Stores.Machines.Layout;
using SessionSync.Stores.Machines.Wire;

namespace SessionSync.Stores.Machines;

/// <summary>The sessions of one project on a machine at the other end of a connection.</summary>
public sealed class MachineStore : ISessionStore, IMachineLayout
{
    /// <summary>As many directories beside the project are asked about at most.</summary>
    private const int MostNear = 100;

    private readonly RemoteConnection _connection;
    private readonly RemoteLister _lister;
    private readonly ProjectAnswers _answers;
    private readonly string _path;
    private readonly RemoteReader _reader;
    private readonly RemoteWriter _writer;
    private readonly RemoteReducer _reducer;
    private readonly RemoteSearch _search;
    private readonly Func<Traffic> _unreported;
    private ProjectSessions _project;
    private Traffic _traffic;
    private WireProject? _where;
    private ReadAhead? _ahead;

    /// <param name="answers">What has been asked already.</param>
    /// <param name="path">The project's path there; links may lead to it.</param>
    /// <param name="beside">Other directories there whose sessions are the project's.</param>
    /// <param name="unreported">Tells, and then forgets, what travelled over the connection.</param>
    internal MachineStore(RemoteConnection connection, ProjectAnswers answers, IAgent agent, string path, DirectoriesBeside beside, bool hasZstandardHere, Func<Traffic> unreported)
    {
        Traits = new StoreTraits(connection.MachineName);
        Beside = beside;
        _unreported = unreported;
        _connection = connection;
        _answers = answers;
        _path = path;
        _project = new ProjectSessions(agent, path, beside);
        var rooted = new RootedConnection(connection, agent.Root);
        _lister = new RemoteLister(rooted);
        _reader = new RemoteReader(rooted, hasZstandardHere);
        _writer = new RemoteWriter(rooted, hasZstandardHere);
        _reducer = new RemoteReducer(rooted);
        _search = new RemoteSearch(rooted);
    }

    public StoreTraits Traits { get; }

    public Traffic Traffic => _traffic += _unreported();

    /// <summary>The project's path there; its real one once it has been listed.</summary>
    public string ProjectPath => _project.ProjectPath;

    public DirectoriesBeside Beside { get; }

    public bool HasAgents => true;

    /// <summary>The URL of the checkout's origin there, once it has been listed; empty where there is none.</summary>
    public string Origin => _where?.Origin ?? "";

    /// <summary>Whether there is such a directory, as far as it has been listed.</summary>
    public bool IsThere => _where is not { RealPath: "" };

    public bool IsDoubtful => _where is { Top: "" };

    public async Task<ListedState> ListAsync(IReadOnlyList<KnownState> known, CancellationToken cancellationToken)
    {
        _where ??= (await _answers.LocateAsync([_path], _lister, cancellationToken))[0];
        RemoteListing? early = _answers.Take(_project.Agent.Id, _path);
        if (_where.RealPath.Length > 0 && _where.RealPath != _project.ProjectPath)
        {
            // Agents name folders after the real path; the one we were given led there by a link.
            _project = _project.At(_where.RealPath);
            early = null;
        }

        RemoteListing listing = early ?? await _lister.ListAsync(_project.Scope, cancellationToken);
        _ahead = listing.Ahead;
        ImmutableHashSet<SessionKey> live = _project.LiveOf(listing.LiveProcesses);

        // A state that was known does not tell of sessions outside of the project's folders.
        if (_project.Included.IsEmpty && known.FirstOrDefault(state => state.Digest == listing.Digest) is { } same)
        {
            return new ListedState(listing.Digest, live, () => _project.Recall(same.Load(), live));
        }

        Task<ImmutableArray<ListedFile>> reading = _lister.ReadFilesAsync(listing, cancellationToken);
        if (listing.Files is null)
        {
            // Where something has changed, content will mostly be asked for: what moves it travels while the list does.
            await PrepareAsync(cancellationToken);
        }

        ImmutableArray<ListedFile> files = await reading;
        StoreState fresh = _project.Interpret(new Listing(files, listing.LiveProcesses));
        fresh = fresh.WithUnplaced(await FindGoneAsync(_project.NearIn(fresh, files), cancellationToken));
        foreach (string folder in _project.IncludedFolders)
        {
            RemoteListing elsewhere = await _lister.ListAsync(_project.Scope with { Prefixes = [folder] }, cancellationToken);
            files = await _lister.ReadFilesAsync(elsewhere, cancellationToken);
            ImmutableArray<string> owners = _project.OwnersOf(folder, files);
            ImmutableArray<WireProject> places = owners.IsEmpty ? [] : await _lister.LocateAsync(owners, cancellationToken);
            fresh = _project.Add(fresh, folder, files, wasOurs: places.Length > 0 && places.All(static place => place.RealPath.Length == 0));
        }

        return new ListedState(listing.Digest, live, () => fresh)
        {
            LeftOut = [.. listing.LeftOut.Select(one => $"{_project.Agent.DisplayName} there: {one.Sentence}.")],
        };
    }

    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _connection.LoadAsync(RemotePart.Content, cancellationToken);
        }
        catch (IOException)
        {
            // The connection was lost, which whoever asks next is told with its reason.
        }
    }

    public KnownState? Mirror(Inventory other) => _project.Mirror(other);

    public ContentHash DigestOf(StoreState state) => ProjectSessions.DigestOf(state);

    public ImmutableDictionary<SessionKey, string> Included => _project.Included;

    public void Include(SessionKey session, string path) => _project.Include(session, path);

    public Task<IReadOnlyList<string?>> FindElsewhereAsync(IReadOnlyList<StorePath> transcripts, CancellationToken cancellationToken) =>
        _search.FindElsewhereAsync(transcripts, cancellationToken);

    public StorePath Locate(SessionEntry session, SessionEntry? existing, string name) => _project.Locate(session, existing, name);

    public string PlaceHere(string place) => _project.PlaceHere(place);

    public FileRange Prefer(FileRange range) => _ahead?.Guard(range) ?? range;

    public Task ReadAsync(IReadOnlyList<FileRange> ranges, IContentReceiver receiver, CancellationToken cancellationToken) =>
        ranges is [var range] && _ahead is { } ahead && ahead.Holds(range)
            ? ahead.HandOverAsync(range, receiver, cancellationToken)
            : _reader.ReadAsync(ranges, receiver, cancellationToken);

    public Task<IReadOnlyList<ContentHash?>> HashAsync(IReadOnlyList<FileRange> ranges, CancellationToken cancellationToken) =>
        _reader.HashAsync(ranges, cancellationToken);

    public Task<IReadOnlyList<WriteResult>> WriteAsync(
        IReadOnlyList<FileWrite> writes, IContentSource source, IProgress<ContentProgress>? moved, CancellationToken cancellationToken)
    {
        // What is written now is no longer what came with the list.
        if (_ahead is { } ahead && writes.Any(write => write.Target.Path == ahead.Path))
        {
            _ahead = null;
        }

        return writes.All(static write => write.TakesContent)
            ? _writer.WriteAsync(writes, source, moved, cancellationToken)
            : WriteInTurnsAsync(writes, source, moved, cancellationToken);
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    /// <summary>Asks which of these directories are there: mostly there are none to ask about.</summary>
    private async Task<IEnumerable<UnplacedFile>> FindGoneAsync(DirectoriesNear near, CancellationToken cancellationToken)
    {
        string[] paths = [.. near.Directories.Take(MostNear)];
        ImmutableArray<WireProject> places = paths.Length == 0 ? [] : await _lister.LocateAsync(paths, cancellationToken);
        return near.FilesOf(paths.Where((_, index) => places[index].RealPath.Length == 0));
    }

    private async Task<IReadOnlyList<WriteResult>> WriteInTurnsAsync(
        IReadOnlyList<FileWrite> writes, IContentSource source, IProgress<ContentProgress>? moved, CancellationToken cancellationToken)
    {
        FileWrite[] filling = [.. writes.Where(static write => write.TakesContent)];
        IReadOnlyList<WriteResult> filled = filling.Length == 0 ? [] : await _writer.WriteAsync(filling, source, moved, cancellationToken);
        IReadOnlyList<WriteResult> reduced = await _reducer.ReduceAsync([.. writes.Where(static write => !write.TakesContent)], cancellationToken);
        (int fills, int reductions) = (0, 0);
        return [.. writes.Select(write => write.TakesContent ? filled[fills++] : reduced[reductions++])];
    }
}
