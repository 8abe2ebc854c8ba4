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

    /// <summary>What the last listing cost to make is not made again: the digest tells whether anything changed.</summary>
    public Task<ListedInventory> ListAsync(IReadOnlyList<KnownInventory> known, CancellationToken cancellationToken)
    {
        ImmutableArray<ListedFile> files = _files.List(_project.Scope.FolderPrefix);
        ContentHash digest = ListingDigest.Of(files.Select(file => (file.Path, file.Stamp)));
        Listing live = new([], LiveProcesses.Read(_base, _project.Agent.Root.LiveFolder));
        foreach (KnownInventory state in known)
        {
            if (state.Digest == digest)
            {
                return Task.FromResult(new ListedInventory(state.Inventory() with { Live = _project.Interpret(live).Live }, digest));
            }
        }

        Listing listing = live with { Files = _files.ReadTails(files, _project.Agent) };
        return Task.FromResult(new ListedInventory(_project.Interpret(listing), digest));
    }

    public KnownInventory? Foresee(Inventory inventory) => null;

    public FileLocation Locate(SessionEntry session, SessionEntry? existing, string name) => _project.Locate(session, existing, name);

    public Task ReadAsync(IReadOnlyList<FileRange> ranges, IContentReceiver receiver, CancellationToken cancellationToken) =>
        _reader.ReadAsync(ranges, receiver, cancellationToken);

    public Task<IReadOnlyList<ContentHash?>> HashAsync(IReadOnlyList<FileRange> ranges, CancellationToken cancellationToken) =>
        _reader.HashAsync(ranges, cancellationToken);

    public Task<IReadOnlyList<WriteResult>> WriteAsync(
        IReadOnlyList<FileWrite> writes, IContentSource source, IProgress<long>? written, CancellationToken cancellationToken) =>
        _writer.WriteAsync(writes, source, written, cancellationToken);

    /// <summary>Opens a session's file here for reading, whatever other processes do with it.</summary>
    public Stream OpenRead(FileLocation file) => _reader.Open(file);

    public ValueTask DisposeAsync()
    {
        _writer.Dispose();
        return ValueTask.CompletedTask;
    }
}
