using System.Collections.Immutable;
using SessionSync.Agents;
using SessionSync.Stores.Importing;
using SessionSync.Stores.Machines.Wire;

namespace SessionSync.Stores.Machines;

/// <summary>A machine that is being connected to, before it is known where on it the project lies.</summary>
public sealed class RemoteMachine : IAsyncDisposable
{
    private readonly RemoteConnection _connection;
    private readonly bool _hasZstandardHere;

    private readonly OpeningAnswers _opening;
    private Traffic _told;

    private RemoteMachine(RemoteConnection connection, ImmutableArray<IAgent> agents, bool hasZstandardHere, OpeningAnswers opening)
    {
        _connection = connection;
        Agents = agents;
        _hasZstandardHere = hasZstandardHere;
        _opening = opening;
    }

    /// <summary>The agents whose sessions may be asked about.</summary>
    public ImmutableArray<IAgent> Agents { get; }

    /// <summary>Starts connecting and returns at once.</summary>
    /// <param name="agents">Whose sessions will be asked about, in this order.</param>
    /// <param name="environment">Variables to set for the far side, such as one that moves an agent's folder.</param>
    /// <param name="hasZstandardHere">Whether there is a zstd to be run on this machine.</param>
    /// <param name="projectPath">Where the project lies there, if that is known: it is then listed without another word.</param>
    /// <param name="wantsEverything">Whether <see cref="ListEverythingAsync(CancellationToken)"/> will be the first thing asked; it then is asked at once.</param>
    /// <param name="expectsChange">Whether the machine more likely holds something new than not.</param>
    public static RemoteMachine Open(
        IMachine machine,
        ImmutableArray<IAgent> agents,
        IEnumerable<KeyValuePair<string, string>> environment,
        bool hasZstandardHere,
        string? projectPath,
        bool wantsEverything = false,
        bool expectsChange = false)
    {
        string? project = wantsEverything ? null : projectPath;
        ImmutableArray<(IAgent Agent, ListingScope Scope)> asked = wantsEverything || projectPath is not null
            ? [.. agents.Select(agent => (agent, wantsEverything ? agent.WholeScope : agent.ScopeOf(projectPath!)))]
            : [];
        string requests = project is null ? "" : RemoteLister.LocateRequest(project);
        string used = "";
        foreach ((IAgent agent, ListingScope scope) in asked)
        {
            used = RootedConnection.UseRequest(agent.Root);
            requests += used + RemoteLister.Request(agent.Root, scope);
        }

        requests += asked.IsEmpty ? "" : OpenCodeProbe.Request();

        string variables = "";
        foreach ((string name, string value) in environment)
        {
            variables += WireText.Line("set", name, value);
        }

        // A variable may hold a secret, and what opens the conversation can be seen among the processes: then it waits for its turn.
        RemoteConnection connection = variables.Length == 0
            ? RemoteConnection.Open(machine, opening: requests, afterwards: "", used, expectsChange)
            : RemoteConnection.Open(machine, opening: "", afterwards: variables + requests, used, expectsChange: false);
        return new RemoteMachine(connection, agents, hasZstandardHere, new OpeningAnswers(connection, project, asked));
    }

    /// <summary>Waits until the machine has answered.</summary>
    /// <exception cref="SyncException">It cannot be reached.</exception>
    public Task ConnectAsync(CancellationToken cancellationToken) => _connection.GetFactsAsync(cancellationToken);

    /// <summary>The home directory there.</summary>
    public async Task<string> GetHomeAsync(CancellationToken cancellationToken) => (await _connection.GetFactsAsync(cancellationToken)).Home;

    /// <summary>Everything an agent holds there, whatever project it belongs to; the list itself is read when it is asked for.</summary>
    public async Task<MachineListing> ListEverythingAsync(IAgentStore agent, CancellationToken cancellationToken)
    {
        RemoteLister lister = ListerFor(agent);
        await _opening.ReadAsync(cancellationToken);
        RemoteListing listing = _opening.Take(agent.Id, null) ?? await lister.ListAsync(agent.WholeScope, wasAsked: false, cancellationToken);
        return new MachineListing(agent, listing.Digest, listing.LiveProcesses, listing.IsWhole, token => lister.ReadFilesAsync(listing, token));
    }

    /// <summary>The same for each of <see cref="Agents"/>.</summary>
    public async Task<ImmutableArray<MachineListing>> ListEverythingAsync(CancellationToken cancellationToken)
    {
        ImmutableArray<MachineListing>.Builder listings = ImmutableArray.CreateBuilder<MachineListing>(Agents.Length);
        foreach (IAgent agent in Agents)
        {
            listings.Add(await ListEverythingAsync(agent, cancellationToken));
        }

        return listings.MoveToImmutable();
    }

    /// <summary>The checkouts that sessions there were had in, then those at the given paths, as far as they exist.</summary>
    public async Task<(ImmutableArray<RemoteCheckout> Known, ImmutableArray<RemoteCheckout> Guessed)> FindCheckoutsAsync(IReadOnlyList<string> guesses, CancellationToken cancellationToken)
    {
        ImmutableArray<string> directories = await DirectoriesAsync(await ListEverythingAsync(cancellationToken), cancellationToken);
        ImmutableArray<RemoteCheckout?> found = await LocateAsync([.. directories, .. guesses], cancellationToken);
        return (Distinct(found.Take(directories.Length)), Distinct(found.Skip(directories.Length)));
    }

    /// <summary>What the machine says of itself: its clock, and the room it has.</summary>
    public async Task<RemoteHealth> ExamineAsync(CancellationToken cancellationToken)
    {
        await _opening.ReadAsync(cancellationToken);
        return await new RootedConnection(_connection, Agents[0].Root).ExchangeAsync(
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
        await _opening.ReadAsync(cancellationToken);
        ImmutableArray<WireProject> projects = await ListerFor(Agents[0]).LocateAsync(directories, wasAsked: false, cancellationToken);
        return
        [
            .. projects.Select(project => project.RealPath.Length == 0
                ? null
                : new RemoteCheckout(project.Top.Length > 0 ? project.Top : project.RealPath, project.Origin)),
        ];
    }

    /// <summary>The directories there that the listed sessions were had in.</summary>
    public static async Task<ImmutableArray<string>> DirectoriesAsync(ImmutableArray<MachineListing> listings, CancellationToken cancellationToken)
    {
        var directories = new List<string>();
        foreach (MachineListing listing in listings)
        {
            directories.AddRange((await listing.ReadFilesAsync(cancellationToken)).Select(listing.Agent.WorkingDirectoryOf).OfType<string>());
        }

        return [.. directories.Where(directory => directory.StartsWith('/')).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>An agent's sessions of the project at this path there. What travelled before, and was not told of by another store, counts
    /// as its own.</summary>
    public MachineStore StoreFor(IAgent agent, string projectPath) => new(_connection, _opening, agent, projectPath, _hasZstandardHere, Untold);

    /// <summary>The files of an agent there, whatever they are.</summary>
    public IContentStore FilesOf(IAgentStore agent) => new RemoteFiles(new RootedConnection(_connection, agent.Root), _hasZstandardHere);

    /// <summary>What there is of OpenCode there.</summary>
    public Task<ImportPresence> LookForOpenCodeAsync(CancellationToken cancellationToken) => _opening.LookForOpenCodeAsync(mayBeKnown: true, cancellationToken);

    /// <summary>OpenCode's sessions of the project at this path there.</summary>
    public RemoteOpenCode OpenCodeAt(string projectPath) => new(_connection, _opening, projectPath, _hasZstandardHere, Untold);

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

    private RemoteLister ListerFor(IAgentStore agent) => new(new RootedConnection(_connection, agent.Root));

    private static ImmutableArray<RemoteCheckout> Distinct(IEnumerable<RemoteCheckout?> checkouts) => [.. checkouts.OfType<RemoteCheckout>().Distinct()];
}
