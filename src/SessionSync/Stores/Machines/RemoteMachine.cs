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

    private RemoteMachine(RemoteConnection connection, IAgent agent, bool hasZstandardHere, string? listed)
    {
        _connection = connection;
        _agent = agent;
        _hasZstandardHere = hasZstandardHere;
        _listed = listed;
    }

    /// <summary>Starts connecting and returns at once.</summary>
    /// <param name="environment">Variables to set for the far side, such as one that moves an agent's folder.</param>
    /// <param name="hasZstandardHere">Whether there is a zstd to be run on this machine.</param>
    /// <param name="projectPath">Where the project lies there, if that is known: it is then listed without another word.</param>
    public static RemoteMachine Open(
        IMachine machine, IAgent agent, IEnumerable<KeyValuePair<string, string>> environment, bool hasZstandardHere, string? projectPath)
    {
        string use = WireText.Line("use", agent.Root.EnvironmentVariable, agent.Root.DefaultFolder, agent.Root.SessionsFolder);
        string list = projectPath is null ? "" : RemoteLister.Request(agent.Root, agent.ScopeOf(projectPath), projectPath);
        string variables = "";
        foreach ((string name, string value) in environment)
        {
            variables += WireText.Line("set", name, value);
        }

        // A variable may hold a secret, and what opens the conversation can be seen among the processes: then it waits for its turn.
        RemoteConnection connection = variables.Length == 0
            ? RemoteConnection.Open(machine, opening: use + list, afterwards: "")
            : RemoteConnection.Open(machine, opening: "", afterwards: variables + use + list);
        return new RemoteMachine(connection, agent, hasZstandardHere, projectPath);
    }

    /// <summary>Waits until the machine has answered.</summary>
    /// <exception cref="SyncException">It cannot be reached.</exception>
    public Task ConnectAsync(CancellationToken cancellationToken) => _connection.GetFactsAsync(cancellationToken);

    /// <summary>The home directory there.</summary>
    public async Task<string> GetHomeAsync(CancellationToken cancellationToken) => (await _connection.GetFactsAsync(cancellationToken)).Home;

    /// <summary>The checkouts that the agent's sessions there were had in, then those at the given paths, as far as they exist.</summary>
    public async Task<(ImmutableArray<RemoteCheckout> Known, ImmutableArray<RemoteCheckout> Guessed)> FindCheckoutsAsync(IReadOnlyList<string> guesses, CancellationToken cancellationToken)
    {
        var lister = new RemoteLister(_connection, _agent.Root);
        ListingScope everything = _agent.ScopeOf("/") with { FolderPrefix = "" };
        RemoteListing listing = await lister.ListAsync(everything, "/", wasAsked: false, cancellationToken);
        var directories = new List<string>();
        foreach (ListedFile file in await lister.ReadFilesAsync(listing, cancellationToken))
        {
            if (file.WorkingDirectory is { } directory && directory.StartsWith('/') && !directories.Contains(directory))
            {
                directories.Add(directory);
            }
        }

        ImmutableArray<WireProject> projects = await lister.LocateAsync([.. directories, .. guesses], cancellationToken);
        return (Checkouts(projects.Take(directories.Count)), Checkouts(projects.Skip(directories.Count)));
    }

    /// <summary>What the machine says of itself: its clock, and the room it has.</summary>
    public async Task<RemoteHealth> ExamineAsync(CancellationToken cancellationToken)
    {
        if (_listed is { } path)
        {
            // What was asked for in advance is answered first, wanted or not.
            _listed = null;
            await new RemoteLister(_connection, _agent.Root).ListAsync(_agent.ScopeOf(path), path, wasAsked: true, cancellationToken);
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

    /// <summary>The sessions of the project at this path there. Where the machine was opened with a path, the first to be asked for.</summary>
    public MachineStore StoreFor(string projectPath)
    {
        // The listing that was asked for in advance is answered once.
        bool wasListed = projectPath == _listed;
        _listed = null;
        return new MachineStore(_connection, new ProjectSessions(_agent, projectPath), _hasZstandardHere, wasListed);
    }

    /// <summary>Nothing more will be asked of it.</summary>
    public void LetGo() => _connection.LetGo();

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private static ImmutableArray<RemoteCheckout> Checkouts(IEnumerable<WireProject> projects) =>
    [
        .. projects.Where(project => project.RealPath.Length > 0)
            .Select(project => new RemoteCheckout(project.Top.Length > 0 ? project.Top : project.RealPath, project.Origin))
            .Distinct(),
    ];
}
