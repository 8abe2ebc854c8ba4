using System.Collections.Immutable;
using SessionSync.Agents;
using SessionSync.Platform;
using SessionSync.Sessions;

namespace SessionSync.Stores.Machines.Local;

/// <summary>The sessions of one project on this machine.</summary>
public sealed class LocalStore : ISessionStore
{
    private readonly string _base;
    private readonly string _root;
    private readonly ProjectSessions _project;
    private readonly LocalFiles _files;
    private readonly LocalReader _reader;
    private readonly LocalWriter _writer;

    /// <param name="baseDirectory">The directory the agent keeps everything in; its <see cref="AgentRoot.SessionsFolder"/> is the root.</param>
    /// <param name="projectPath">Absolute and without links.</param>
    public LocalStore(IAgent agent, string baseDirectory, string projectPath)
        : this(agent, baseDirectory, projectPath, new FileOperations())
    {
    }

    internal LocalStore(IAgent agent, string baseDirectory, string projectPath, IFileOperations operations)
    {
        _base = baseDirectory;
        _root = Path.Combine(baseDirectory, agent.Root.SessionsFolder);
        _project = new ProjectSessions(agent, projectPath);
        _files = new LocalFiles(_root);
        _reader = new LocalReader(_root);
        _writer = new LocalWriter(_root, _files, operations);
    }

    public string Name => "this machine";

    public string ProjectPath => _project.ProjectPath;

    public Traffic Traffic => default;

    public Task<ListedState> ListAsync(IReadOnlyList<KnownState> known, CancellationToken cancellationToken)
    {
        _writer.RemoveStale();
        ImmutableArray<ListedFile> files = _files.List(_project.Scope.FolderPrefix);
        ContentHash digest = ListingDigest.Of(files.Select(file => (file.Path, file.Stamp)));
        ImmutableArray<string> processes = RunningClients.Read(_base, _project.Agent.Root.LiveFolder);
        ImmutableHashSet<SessionKey> live = _project.LiveOf(processes);
        if (_project.Included.IsEmpty && known.FirstOrDefault(state => state.Digest == digest) is { } same)
        {
            return Task.FromResult(new ListedState(digest, live, () => _project.Recall(same.Load(), live)));
        }

        StoreState fresh = _project.Interpret(new Listing(_files.ReadTails(files, _project.Agent), processes));
        foreach ((SessionKey session, string file) in _project.Included)
        {
            string folder = ProjectSessions.FolderOf(file);
            var elsewhere = new Listing(_files.ReadTails(_files.List(folder), _project.Agent), []);
            fresh = _project.Add(fresh, session, folder, elsewhere);
        }

        return Task.FromResult(new ListedState(digest, live, () => fresh));
    }

    public KnownState Mirror(Inventory other) => _project.Mirror(other);

    public ContentHash DigestOf(StoreState state) => ProjectSessions.DigestOf(state);

    public ImmutableDictionary<SessionKey, string> Included => _project.Included;

    public void Include(SessionKey session, string path) => _project.Include(session, path);

    public FileLocation Locate(SessionEntry session, SessionEntry? existing, string name) => _project.Locate(session, existing, name);

    public Task ReadAsync(IReadOnlyList<FileRange> ranges, IContentReceiver receiver, CancellationToken cancellationToken) =>
        _reader.ReadAsync(ranges, receiver, cancellationToken);

    public Task<IReadOnlyList<ContentHash?>> HashAsync(IReadOnlyList<FileRange> ranges, CancellationToken cancellationToken) =>
        _reader.HashAsync(ranges, cancellationToken);

    public Task<IReadOnlyList<WriteResult>> WriteAsync(
        IReadOnlyList<FileWrite> writes, IContentSource source, IProgress<long>? moved, CancellationToken cancellationToken) =>
        _writer.WriteAsync(writes, source, moved, cancellationToken);

    /// <summary>Opens a session's file here for reading, whatever other processes do with it.</summary>
    public Stream OpenRead(FileLocation file) => _reader.Open(file);

    public ValueTask DisposeAsync()
    {
        _writer.Dispose();
        return ValueTask.CompletedTask;
    }
}
