using System.Collections.Immutable;
using SessionSync.Agents.Contracts;
using SessionSync.Stores.Importing;
using SessionSync.Stores.Machines.Layout;
using SessionSync.Stores.Machines.Wire;

namespace SessionSync.Stores.Machines;

/// <summary>A machine that is being connected to, before it is known where on it the project lies.</summary>
public sealed class RemoteMachine : IAsyncDisposable
{
    private readonly RemoteConnection _connection;
    private readonly bool _hasZstandardHere;

    private ProjectAnswers _answers;
    private DirectoriesBeside _beside = DirectoriesBeside.None;
    private Traffic _reported;

    private RemoteMachine(RemoteConnection connection, ImmutableArray<IAgent> agents, bool hasZstandardHere, ProjectAnswers answers)
    {
        _connection = connection;
        Agents = agents;
        _hasZstandardHere = hasZstandardHere;
        _answers = answers;
    }

    /// <summary>The agents whose sessions may be asked about.</summary>
    public ImmutableArray<IAgent> Agents { get; }

    /// <inheritdoc cref="IMachine.Transport"/>
    public string? Transport => _connection.Transport;

    /// <summary>Starts connecting and returns at once.</summary>
    /// <param name="agents">Whose sessions will be asked about, in this order.</param>
    /// <param name="environment">Variables to set for the far side, such as one that moves an agent's folder.</param>
    /// <param name="hasZstandardHere">Whether there is a zstd to be run on this machine.</param>
    /// <param name="projectPath">Where the project lies there, if that is known: it is then listed without another word.</param>
    /// <param name="wantsEverything">Whether <see cref="ListEverythingAsync(CancellationToken)"/> will be the first thing asked; it then is asked at once.</param>
    /// <param name="changedSince">Since when the machine more likely has something new than not; null where nothing is expected.</param>
    public static RemoteMachine Open(
        IMachine machine,
        ImmutableArray<IAgent> agents,
        IEnumerable<KeyValuePair<string, string>> environment,
        bool hasZstandardHere,
        string? projectPath,
        bool wantsEverything = false,
        DateTimeOffset? changedSince = null)
    {
        string? project = wantsEverything ? null : projectPath;
        ImmutableArray<AskedScope> asked = wantsEverything || projectPath is not null ? ScopesOf(agents, project, DirectoriesBeside.None) : [];
        DateTimeOffset? ahead = wantsEverything ? null : changedSince;
        string requests = ProjectAnswers.Requests(project, asked, ahead);
        string used = asked.IsEmpty ? "" : RootedConnection.UseRequest(asked[^1].Agent.Root);
        string variables = "";
        foreach ((string name, string value) in environment)
        {
            variables += WireText.Line("set", name, value);
        }

        // A variable may hold a secret, and what opens the conversation can be seen among the processes: then it waits for its turn.
        RemoteConnection connection = variables.Length == 0
            ? RemoteConnection.Open(machine, opening: requests, afterwards: "", used, expectsChange: changedSince is not null)
            : RemoteConnection.Open(machine, opening: "", afterwards: variables + requests, used, expectsChange: false);
        return new RemoteMachine(connection, agents, hasZstandardHere, asked.IsEmpty ? ProjectAnswers.None(connection) : new ProjectAnswers(connection, project, asked, ahead, wereAsked: true));
    }

    /// <summary>How long the machine may keep silent while something is expected of it.</summary>
    public TimeSpan Timeout
    {
        get => _connection.Timeout;
        set => _connection.Timeout = value;
    }

    /// <summary>Waits until the machine has answered what it was asked with the first requests.</summary>
    /// <exception cref="SyncException">It cannot be reached.</exception>
    public async Task ConnectAsync(CancellationToken cancellationToken)
    {
        await _connection.GetFactsAsync(cancellationToken);
        await _answers.ReadAsync(cancellationToken);
    }

    /// <summary>The home directory there.</summary>
    public async Task<string> GetHomeAsync(CancellationToken cancellationToken) => (await _connection.GetFactsAsync(cancellationToken)).Home;

    /// <summary>Everything an agent holds there, whatever project it belongs to; the list itself is read when it is asked for.</summary>
    public async Task<MachineListing> ListEverythingAsync(IAgentStore agent, CancellationToken cancellationToken)
    {
        RemoteLister lister = ListerFor(agent);
        await _answers.ReadAsync(cancellationToken);
        RemoteListing listing = _answers.Take(agent.Id, null) ?? await lister.ListAsync(agent.WholeScope, cancellationToken);
        return new MachineListing(agent, listing.Digest, listing.LiveProcesses, listing.LeftOut, token => lister.ReadFilesAsync(listing, token));
    }

    /// <summary>The same for each of <see cref="Agents"/>, asked in one go.</summary>
    public async Task<ImmutableArray<MachineListing>> ListEverythingAsync(CancellationToken cancellationToken)
    {
        await AskAsync(null, DirectoriesBeside.None, cancellationToken);
        ImmutableArray<MachineListing>.Builder listings = ImmutableArray.CreateBuilder<MachineListing>(Agents.Length);
        foreach (IAgent agent in Agents)
        {
            listings.Add(await ListEverythingAsync(agent, cancellationToken));
        }

        return listings.MoveToImmutable();
    }

    /// <summary>The same for each of these, asked in one go. Where the project's part is long, the whole list is, and follows at once; it then tells that part, too.</summary>
    public async Task<ImmutableArray<MachineListing>> ListEverythingAsync(ImmutableArray<IAgentStore> stores, CancellationToken cancellationToken)
    {
        await _answers.ReadAsync(cancellationToken);
        ProjectAnswers answers = _answers;
        HashSet<IAgentStore> longOnes = [.. stores.Where(answers.IsLong)];
        return await _connection.ExchangeAsync(
            writer =>
            {
                // Short lists come at once where there is what makes them, and long ones are mostly wanted.
                _connection.Load(RemotePart.Frames);
                foreach (IAgentStore store in stores)
                {
                    writer.Lines(RootedConnection.UseRequest(store.Root) + RemoteLister.Request(store.Root, store.WholeScope));
                    if (longOnes.Contains(store))
                    {
                        writer.Lines(RemoteLister.FilesRequest(store.WholeScope));
                    }
                }

                _connection.Used(RootedConnection.UseRequest(stores[^1].Root));
                return Task.CompletedTask;
            },
            async reader =>
            {
                ImmutableArray<MachineListing>.Builder listings = ImmutableArray.CreateBuilder<MachineListing>(stores.Length);
                foreach (IAgentStore store in stores)
                {
                    RemoteListing listing = await RemoteLister.ReadListingAsync(_connection, store.WholeScope, isAhead: false, reader, cancellationToken);
                    if (longOnes.Contains(store))
                    {
                        listing = listing with { Files = await RemoteLister.ReadFilesAsync(_connection, store.WholeScope, reader, cancellationToken) };
                        answers.Learn(store, listing);
                    }

                    RemoteLister lister = ListerFor(store);
                    listings.Add(new MachineListing(store, listing.Digest, listing.LiveProcesses, listing.LeftOut, token => lister.ReadFilesAsync(listing, token)));
                }

                return listings.MoveToImmutable();
            },
            RemoteLister.TimeToList,
            cancellationToken);
    }

    /// <summary>Looks for the checkouts that sessions there were held in, and for those at the given paths. What has been asked about a project stays
    /// known for whoever wants to be told next.</summary>
    /// <param name="likely">A directory that counts as one that sessions were held in where an agent has a folder that is named after it: the newest that
    /// they tell may be another one, where they went on. Null for none.</param>
    /// <param name="expected">Directories that sessions there may well have been held in. They are asked about together with the lists: where those name no
    /// others, as mostly, that is a round trip less.</param>
    public async Task<FoundCheckouts> FindCheckoutsAsync(
        IReadOnlyList<string> guesses, string? likely, IReadOnlyList<string> expected, CancellationToken cancellationToken)
    {
        await _answers.ReadAsync(cancellationToken);
        Task<ImmutableArray<MachineListing>> listing = _answers.AreFreshFor(null)
            ? ListEverythingAsync(cancellationToken)
            : ListEverythingAsync([.. Agents], cancellationToken);
        string[] early = [.. guesses.Concat(expected).Distinct(StringComparer.Ordinal)];
        Task<ImmutableArray<RemoteCheckout?>> locating = LocateAsync(early, cancellationToken);
        await Task.WhenAll(listing, locating);
        ImmutableArray<string> directories = await MachineListing.DirectoriesAsync(await listing, likely, cancellationToken);
        string[] late = [.. directories.Except(early)];
        Dictionary<string, RemoteCheckout?> found = early.Zip(await locating).Concat(late.Zip(await LocateAsync(late, cancellationToken))).ToDictionary();
        return new FoundCheckouts(
            Distinct(directories.Select(path => found[path])),
            Distinct(guesses.Select(path => found[path])),
            [.. directories.Concat(guesses).Where(path => found[path] is null).Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>Asks the machine for its clock and its free space.</summary>
    public async Task<RemoteHealth> ExamineAsync(CancellationToken cancellationToken)
    {
        await _answers.ReadAsync(cancellationToken);
        return await new RootedConnection(_connection, Agents[0].Root).ExchangeAsync(
            writer =>
            {
                // Nobody but this asks for it, so it is no part of the script that every connection sends.
                writer.Lines(RemoteScript.HealthRequest());
                return Task.CompletedTask;
            },
            async reader => RemoteHealth.Parse((await reader.ReadLineAsync(cancellationToken)).Split(WireText.Separator)),
            cancellationToken);
    }

    /// <summary>Looks which sync-sessions the machine has, and gives it the one that is chosen for it.</summary>
    /// <param name="choose">The program that belongs there, for the kind of machine it is; null to change nothing.</param>
    /// <returns>What was there before, and what the machine says of the new one; null where nothing was changed.</returns>
    /// <exception cref="SyncException">It could not be put there.</exception>
    public async Task<(RemoteProgram Before, string? Said)> GiveProgramAsync(Func<RemoteProgram, byte[]?> choose, CancellationToken cancellationToken)
    {
        await _answers.ReadAsync(cancellationToken);
        return await new ProgramDelivery(_connection).RunAsync(choose, cancellationToken);
    }

    /// <summary>The checkout that each of these directories there belongs to; null for one that does not exist.</summary>
    public async Task<ImmutableArray<RemoteCheckout?>> LocateAsync(IReadOnlyList<string> directories, CancellationToken cancellationToken)
    {
        ImmutableArray<WireProject> projects = await _answers.LocateAsync(directories, ListerFor(Agents[0]), cancellationToken);
        return
        [
            .. projects.Select(project => project.RealPath.Length == 0
                ? null
                : new RemoteCheckout(project.Top.Length > 0 ? project.Top : project.RealPath, project.Origin)),
        ];
    }

    /// <summary>Whether it has been asked, and nobody has been told the answers yet.</summary>
    public bool IsAskedAbout(string projectPath) => _answers.AreFreshFor(projectPath);

    /// <summary>Asks in one go what the machine holds of a project, where that has not been asked with the first requests.</summary>
    /// <param name="beside">Other directories there that the project's repository is checked out in.</param>
    /// <returns>The project's path without links: agents name folders after that. The same path where there is no such directory.</returns>
    public async Task<string> AskAboutAsync(string projectPath, DirectoriesBeside beside, CancellationToken cancellationToken)
    {
        await AskAsync(projectPath, beside, cancellationToken);
        if (_answers.RealPath is not { Length: > 0 } real || real == projectPath)
        {
            return projectPath;
        }

        await AskAsync(real, beside, cancellationToken);
        return real;
    }

    /// <summary>Whether there is such a directory as was asked about last.</summary>
    public bool IsThere => _answers.RealPath is { Length: > 0 };

    /// <summary>An agent's sessions of the project at this path there. What travelled before, and was not told of by another store, counts
    /// as its own.</summary>
    /// <param name="beside">Other directories there whose sessions are the project's; null for none.</param>
    public MachineStore StoreFor(IAgent agent, string projectPath, DirectoriesBeside? beside = null) =>
        new(_connection, _answers, agent, projectPath, beside ?? DirectoriesBeside.None, _hasZstandardHere, UnreportedTraffic);

    /// <summary>The files of an agent there, whatever they are.</summary>
    public IContentStore FilesOf(IAgentStore agent) => new RemoteFiles(new RootedConnection(_connection, agent.Root), _hasZstandardHere);

    /// <summary>Looks for OpenCode on the machine.</summary>
    public Task<ImportPresence> LookForOpenCodeAsync(CancellationToken cancellationToken) => _answers.LookForOpenCodeAsync(mayBeKnown: true, cancellationToken);

    /// <summary>OpenCode's sessions of the project at this path there.</summary>
    public RemoteOpenCode OpenCodeAt(string projectPath, DirectoriesBeside? beside = null) =>
        new(_connection, _answers, projectPath, beside ?? DirectoriesBeside.None, _hasZstandardHere, UnreportedTraffic);

    /// <summary>The traffic since the last call of this method.</summary>
    private Traffic UnreportedTraffic()
    {
        Traffic total = Traffic;
        var unreported = new Traffic(total.Sent - _reported.Sent, total.Received - _reported.Received, total.Connections - _reported.Connections);
        _reported = total;
        return unreported;
    }

    /// <summary>All that travelled to and from it.</summary>
    public Traffic Traffic => new(_connection.BytesSent, _connection.BytesReceived, 1);

    /// <summary>Nothing more will be asked of it.</summary>
    public void Disconnect() => _connection.Disconnect();

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    /// <summary>A plain loop on purpose, as whatever comes before connecting: it is run once, and its compilation would be waited for.</summary>
    private static ImmutableArray<AskedScope> ScopesOf(ImmutableArray<IAgent> agents, string? projectPath, DirectoriesBeside beside)
    {
        ImmutableArray<AskedScope>.Builder scopes = ImmutableArray.CreateBuilder<AskedScope>(agents.Length);
        foreach (IAgent agent in agents)
        {
            scopes.Add(new AskedScope(agent, projectPath is null ? agent.WholeScope : beside.ScopeOf(agent, projectPath)));
        }

        return scopes.MoveToImmutable();
    }

    /// <summary>Leaves it at what is known where nobody has been told of it yet.</summary>
    private async Task AskAsync(string? projectPath, DirectoriesBeside beside, CancellationToken cancellationToken)
    {
        await _answers.ReadAsync(cancellationToken);
        if (!_answers.AreFreshFor(projectPath) || !beside.Directories.SequenceEqual(_beside.Directories))
        {
            _beside = beside;
            _answers = new ProjectAnswers(_connection, projectPath, ScopesOf(Agents, projectPath, beside), changedSince: null, wereAsked: false);
            await _answers.ReadAsync(cancellationToken);
        }
    }

    private RemoteLister ListerFor(IAgentStore agent) => new(new RootedConnection(_connection, agent.Root));

    private static ImmutableArray<RemoteCheckout> Distinct(IEnumerable<RemoteCheckout?> checkouts) => [.. checkouts.OfType<RemoteCheckout>().Distinct()];
}
