using System.Collections.Immutable;
using SessionSync.Agents;
using SessionSync.Stores.Machines.Wire;

namespace SessionSync.Stores.Machines;

/// <summary>A machine that is being connected to, before it is known where on it the project lies.</summary>
public sealed class RemoteMachine : IAsyncDisposable
{
    private readonly RemoteConnection _connection;
    private readonly IAgent _agent;
    private readonly bool _hasZstandardHere;
    private string? _listed;
    private readonly RemoteLister _lister;
    private bool _everythingWasAsked;
    private Traffic _told;

    private RemoteMachine(RemoteConnection connection, IAgent agent, bool hasZstandardHere, string? listed, bool everythingWasAsked)
    {
        _connection = connection;
        _agent = agent;
        _hasZstandardHere = hasZstandardHere;
        _listed = listed;
        _everythingWasAsked = everythingWasAsked;
        _lister = new RemoteLister(connection, agent.Root);
    }

    /// <summary>Starts connecting and returns at once.</summary>
    /// <param name="environment">Variables to set for the far side, such as one that moves an agent's folder.</param>
    /// <param name="hasZstandardHere">Whether there is a zstd to be run on this machine.</param>
    /// <param name="projectPath">Where the project lies there, if that is known: it is then listed without another word.</param>
    /// <param name="wantsEverything">Whether <see cref="ListEverythingAsync"/> will be the first thing asked; it then is asked at once.</param>
    /// <param name="expectsChange">Whether the machine more likely holds something new than not.</param>
    public static RemoteMachine Open(
        IMachine machine,
        IAgent agent,
        IEnumerable<KeyValuePair<string, string>> environment,
        bool hasZstandardHere,
        string? projectPath,
        bool wantsEverything = false,
        bool expectsChange = false)
    {
        string use = WireText.Line("use", agent.Root.EnvironmentVariable, agent.Root.DefaultFolder, agent.Root.SessionsFolder);
        string list = wantsEverything ? RemoteLister.Request(agent.Root, Everything(agent), "/")
            : projectPath is null ? ""
            : RemoteLister.Request(agent.Root, agent.ScopeOf(projectPath), projectPath);
        string variables = "";
        foreach ((string name, string value) in environment)
        {
            variables += WireText.Line("set", name, value);
        }

        // A variable may hold a secret, and what opens the conversation can be seen among the processes: then it waits for its turn.
        RemoteConnection connection = variables.Length == 0
            ? RemoteConnection.Open(machine, opening: use + list, afterwards: "", expectsChange)
            : RemoteConnection.Open(machine, opening: "", afterwards: variables + use + list, expectsChange: false);
        return new RemoteMachine(connection, agent, hasZstandardHere, wantsEverything ? null : projectPath, wantsEverything);
    }

    /// <summary>Waits until the machine has answered.</summary>
    /// <exception cref="SyncException">It cannot be reached.</exception>
    public Task ConnectAsync(CancellationToken cancellationToken) => _connection.GetFactsAsync(cancellationToken);

    /// <summary>The home directory there.</summary>
    public async Task<string> GetHomeAsync(CancellationToken cancellationToken) => (await _connection.GetFactsAsync(cancellationToken)).Home;

    /// <summary>Everything the agent holds there, whatever project it belongs to; the list itself is read when it is asked for.</summary>
    public async Task<MachineListing> ListEverythingAsync(CancellationToken cancellationToken)
    {
        bool wasAsked = _everythingWasAsked;
        _everythingWasAsked = false;
        RemoteListing listing = await _lister.ListAsync(Everything(_agent), "/", wasAsked, cancellationToken);
        return new MachineListing(listing.Digest, listing.LiveProcesses, listing.IsWhole, token => _lister.ReadFilesAsync(listing, token));
    }

    /// <summary>The checkouts that the agent's sessions there were had in, then those at the given paths, as far as they exist.</summary>
    public async Task<(ImmutableArray<RemoteCheckout> Known, ImmutableArray<RemoteCheckout> Guessed)> FindCheckoutsAsync(IReadOnlyList<string> guesses, CancellationToken cancellationToken)
    {
        MachineListing listing = await ListEverythingAsync(cancellationToken);
        string[] directories = Directories(await listing.ReadFilesAsync(cancellationToken));
        ImmutableArray<RemoteCheckout?> found = await LocateAsync([.. directories, .. guesses], cancellationToken);
        return (Distinct(found.Take(directories.Length)), Distinct(found.Skip(directories.Length)));
    }

    /// <summary>What the machine says of itself: its clock, and the room it has.</summary>
    public async Task<RemoteHealth> ExamineAsync(CancellationToken cancellationToken)
    {
        if (_listed is { } path)
        {
            // What was asked for in advance is answered first, wanted or not.
            _listed = null;
            await _lister.ListAsync(_agent.ScopeOf(path), path, wasAsked: true, cancellationToken);
        }

        return await _connection.ExchangeAsync(
            writer =>
            {
                // Nobody but this asks for it, so it is no part of the script that every connection sends.
                writer.Line("load", RemoteScript.HealthPart());
                return Task.CompletedTask;
            },
            async reader => RemoteHealth.Parse((await reader.ReadLineAsync(cancellationToken)).Split(WireText.Separator)),
            cancellationToken);
    }

    /// <summary>The checkout that each of these directories there belongs to; null for one that does not exist.</summary>
    public async Task<ImmutableArray<RemoteCheckout?>> LocateAsync(IReadOnlyList<string> directories, CancellationToken cancellationToken)
    {
        ImmutableArray<WireProject> projects = await _lister.LocateAsync(directories, cancellationToken);
        return
        [
            .. projects.Select(project => project.RealPath.Length == 0
                ? null
                : new RemoteCheckout(project.Top.Length > 0 ? project.Top : project.RealPath, project.Origin)),
        ];
    }

    /// <summary>The working directories of the transcripts among these files.</summary>
    public static string[] Directories(ImmutableArray<ListedFile> files) =>
        [.. files.Select(file => file.WorkingDirectory).OfType<string>().Where(directory => directory.StartsWith('/')).Distinct(StringComparer.Ordinal)];

    /// <summary>The sessions of the project at this path there. What travelled before, and was not told of by another store, counts as its own.</summary>
    public MachineStore StoreFor(string projectPath)
    {
        bool wasListed = projectPath == _listed;
        _listed = null;
        return new MachineStore(_connection, new ProjectSessions(_agent, projectPath), _hasZstandardHere, wasListed, Untold);
    }

    /// <summary>What travelled since it was last asked.</summary>
    private Traffic Untold()
    {
        Traffic total = Traffic;
        var untold = new Traffic(total.Sent - _told.Sent, total.Received - _told.Received, total.Connections - _told.Connections);
        _told = total;
        return untold;
    }

    /// <summary>All that travelled to and from it.</summary>
    public Traffic Traffic => new(_connection.BytesSent, _connection.BytesReceived, 1);

    /// <summary>Nothing more will be asked of it.</summary>
    public void LetGo() => _connection.LetGo();

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private static ListingScope Everything(IAgent agent) => agent.ScopeOf("/") with { FolderPrefix = "" };

    private static ImmutableArray<RemoteCheckout> Distinct(IEnumerable<RemoteCheckout?> checkouts) => [.. checkouts.OfType<RemoteCheckout>().Distinct()];
}
