using System.Collections.Immutable;
using SessionSync.Agents.Contracts;
using SessionSync.Model.Sessions;
using SessionSync.Platform;
using SessionSync.Stores.Machines.Layout;

namespace SessionSync.Stores.Machines.Local;

/// <summary>The sessions of one project on this machine.</summary>
public sealed class LocalStore : ISessionStore, IMachineLayout
{
    private readonly string _base;
    private readonly string _root;
    private readonly ProjectSessions _project;
    private readonly LocalFiles _files;
    private readonly LocalReader _reader;
    private readonly LocalWriter _writer;

    /// <param name="projectPath">Absolute and without links.</param>
    /// <param name="beside">Other directories of the repository; null for none.</param>
    public LocalStore(IAgent agent, AgentHome home, string projectPath, DirectoriesBeside? beside = null)
        : this(agent, home, projectPath, new FileOperations(), beside)
    {
    }

    internal LocalStore(IAgent agent, AgentHome home, string projectPath, IFileOperations operations, DirectoriesBeside? beside = null)
    {
        Beside = beside ?? DirectoriesBeside.None;
        _base = agent.Root.BaseIn(home);
        _root = agent.Root.In(home);
        _project = new ProjectSessions(agent, projectPath, Beside);
        _files = new LocalFiles(_root);
        _reader = new LocalReader(_root);
        _writer = new LocalWriter(_root, _files, operations);
    }

    public StoreTraits Traits { get; } = new("this machine", IsNear: true);

    public string ProjectPath => _project.ProjectPath;

    public DirectoriesBeside Beside { get; }

    public bool HasAgents => true;

    public Traffic Traffic => default;

    public Task<ListedState> ListAsync(IReadOnlyList<KnownState> known, CancellationToken cancellationToken)
    {
        _writer.RemoveStale();
        (ImmutableArray<ListedFile> files, ImmutableArray<LeftOut> leftOut) = _files.List(_project.Scope);
        ContentHash digest = ListingDigest.Of(files.Select(file => (file.Path, file.Stamp)));
        ImmutableArray<string> processes = RunningClients.Read(_base, _project.Agent.Root.LiveFolder);
        ImmutableHashSet<SessionKey> live = _project.LiveOf(processes);
        if (_project.Included.IsEmpty && known.FirstOrDefault(state => state.Digest == digest) is { } same)
        {
            return Task.FromResult(new ListedState(digest, live, () => _project.Recall(same.Load(), live)) { LeftOut = Told(leftOut) });
        }

        files = Read(files);
        StoreState fresh = _project.Interpret(new Listing(files, processes));
        foreach (string folder in _project.IncludedFolders)
        {
            ImmutableArray<ListedFile> elsewhere = Read(_files.List(_project.Scope with { Prefixes = [folder] }).Files);
            ImmutableArray<string> owners = _project.OwnersOf(folder, elsewhere);
            fresh = _project.Add(fresh, folder, elsewhere, wasOurs: owners.Length > 0 && !owners.Any(System.IO.Directory.Exists));
        }

        DirectoriesNear near = _project.NearIn(fresh, files);
        fresh = fresh.WithUnplaced(near.FilesOf(near.Directories.Where(static path => !System.IO.Directory.Exists(path))));
        return Task.FromResult(new ListedState(digest, live, () => fresh) { LeftOut = Told(leftOut) });
    }

    public KnownState? Mirror(Inventory other) => _project.Mirror(other);

    public ContentHash DigestOf(StoreState state) => ProjectSessions.DigestOf(state);

    public ImmutableDictionary<SessionKey, string> Included => _project.Included;

    public void Include(SessionKey session, string path) => _project.Include(session, path);

    public Task<IReadOnlyList<string?>> FindElsewhereAsync(IReadOnlyList<StorePath> transcripts, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string?>>([.. transcripts.Select(transcript => _files.FindElsewhere(transcript.Path))]);

    public StorePath Locate(SessionEntry session, SessionEntry? existing, string name) => _project.Locate(session, existing, name);

    public string PlaceHere(string place) => _project.PlaceHere(place);

    public FileRange Prefer(FileRange range) => range;

    public Task ReadAsync(IReadOnlyList<FileRange> ranges, IContentReceiver receiver, CancellationToken cancellationToken) =>
        _reader.ReadAsync(ranges, receiver, cancellationToken);

    public Task<IReadOnlyList<ContentHash?>> HashAsync(IReadOnlyList<FileRange> ranges, CancellationToken cancellationToken) =>
        _reader.HashAsync(ranges, cancellationToken);

    public Task<IReadOnlyList<WriteResult>> WriteAsync(
        IReadOnlyList<FileWrite> writes, IContentSource source, IProgress<ContentProgress>? moved, CancellationToken cancellationToken) =>
        _writer.WriteAsync(writes, source, moved, cancellationToken);

    /// <summary>The absolute path of a file here.</summary>
    public string PathOf(string path) => Path.Combine(_root, path);

    /// <summary>Opens a session's file here for reading, whatever other processes do with it.</summary>
    public Stream OpenRead(StorePath file) => _reader.Open(new SourceFile(file));

    public ValueTask DisposeAsync()
    {
        _writer.Dispose();
        return ValueTask.CompletedTask;
    }

    private ImmutableArray<string> Told(ImmutableArray<LeftOut> leftOut) => [.. leftOut.Select(one => $"{_project.Agent.DisplayName} here: {one.Sentence}.")];

    private ImmutableArray<ListedFile> Read(ImmutableArray<ListedFile> files) => _files.Read(files, _project.Agent, _project.Scope);
}
