using SessionSync.Sessions;
using SessionSync.Stores.Machines.Wire;

namespace SessionSync.Stores.Machines;

/// <summary>The sessions of one project on a machine at the other end of a connection.</summary>
public sealed class MachineStore : ISessionStore
{
    private readonly RemoteConnection _connection;
    private readonly RemoteLister _lister;
    private readonly RemoteReader _reader;
    private readonly RemoteWriter _writer;
    private ProjectSessions _project;

    internal MachineStore(RemoteConnection connection, ProjectSessions project, bool hasZstandardHere)
    {
        _connection = connection;
        _project = project;
        _lister = new RemoteLister(connection, project.Agent.Root);
        _reader = new RemoteReader(connection, hasZstandardHere);
        _writer = new RemoteWriter(connection, hasZstandardHere);
    }

    public string Name => _connection.MachineName;

    /// <summary>The project's path there; its real one once it has been listed.</summary>
    public string ProjectPath => _project.ProjectPath;

    /// <summary>The URL of the checkout's origin there, once it has been listed; empty where there is none.</summary>
    public string Origin { get; private set; } = "";

    public async Task<ListedInventory> ListAsync(IReadOnlyList<KnownInventory> known, CancellationToken cancellationToken)
    {
        ContentHash[] digests = [.. known.Select(state => state.Digest)];
        RemoteListing listing = await _lister.ListAsync(_project.Scope, _project.ProjectPath, digests, cancellationToken);
        if (listing.Project.RealPath.Length > 0 && listing.Project.RealPath != _project.ProjectPath)
        {
            // Agents name folders after the real path; the one we were given led there by a link.
            _project = new ProjectSessions(_project.Agent, listing.Project.RealPath);
            listing = await _lister.ListAsync(_project.Scope, _project.ProjectPath, digests, cancellationToken);
        }

        Origin = listing.Project.Origin;
        Inventory fresh = _project.Interpret(listing.Listing);
        if (listing.KnownIndex is not { } index)
        {
            return new ListedInventory(fresh, listing.Digest);
        }

        return index >= 0 && index < known.Count
            ? new ListedInventory(known[index].Inventory() with { Live = fresh.Live }, listing.Digest)
            : throw new InvalidDataException("The far side knows a state it was not asked about");
    }

    public KnownInventory? Foresee(Inventory inventory)
    {
        Inventory mirror = _project.Mirror(inventory);
        IEnumerable<(string, FileStamp)> files = mirror.Sessions.SelectMany(session => session.Files).Select(file => (file.Path, file.Stamp));
        return new KnownInventory(ListingDigest.Of(files), () => mirror);
    }

    public FileLocation Locate(SessionEntry session, SessionEntry? existing, string name) => _project.Locate(session, existing, name);

    public Task ReadAsync(IReadOnlyList<FileRange> ranges, IContentReceiver receiver, CancellationToken cancellationToken) =>
        _reader.ReadAsync(ranges, receiver, cancellationToken);

    public Task<IReadOnlyList<ContentHash?>> HashAsync(IReadOnlyList<FileRange> ranges, CancellationToken cancellationToken) =>
        _reader.HashAsync(ranges, cancellationToken);

    public Task<IReadOnlyList<WriteResult>> WriteAsync(
        IReadOnlyList<FileWrite> writes, IContentSource source, IProgress<long>? written, CancellationToken cancellationToken) =>
        _writer.WriteAsync(writes, source, written, cancellationToken);

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
