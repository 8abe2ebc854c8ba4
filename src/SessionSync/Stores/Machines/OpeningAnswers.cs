using System.Collections.Immutable;
using SessionSync.Agents;
using SessionSync.Sessions;
using SessionSync.Stores.Importing;
using SessionSync.Stores.Machines.Wire;

namespace SessionSync.Stores.Machines;

/// <summary>The answers to what was asked while the connection was being made. They come before all others, and so are read all at once.</summary>
/// <param name="project">The directory that it was asked about; null for none.</param>
/// <param name="asked">The agents whose sessions were asked for, in this order, and what of them; then it was asked for OpenCode. None where
/// nothing was asked.</param>
internal sealed class OpeningAnswers(RemoteConnection connection, string? project, ImmutableArray<(IAgent Agent, ListingScope Scope)> asked)
{
    private readonly Dictionary<AgentId, RemoteListing> _listings = [];
    private ImportPresence? _openCode;
    private WireProject? _project;
    private bool _wereRead;

    /// <summary>Waits for the answers. To be called before anything else is asked.</summary>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        if (_wereRead)
        {
            return;
        }

        _wereRead = true;
        if (project is not null && !asked.IsEmpty)
        {
            _project = (await ListerFor(asked[0].Agent).LocateAsync([project], wasAsked: true, cancellationToken))[0];
        }

        foreach ((IAgent agent, ListingScope scope) in asked)
        {
            _listings[agent.Id] = await ListerFor(agent).ListAsync(scope, wasAsked: true, cancellationToken);
        }

        if (!asked.IsEmpty)
        {
            _openCode = await AskForOpenCodeAsync(wasAsked: true, cancellationToken);
        }
    }

    /// <summary>Where the project is, if it is the one that was asked about; once it has been told, it is not asked about again.</summary>
    public async Task<WireProject> LocateAsync(string path, RemoteLister lister, CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        return path == project && _project is { } known ? known : (await lister.LocateAsync([path], wasAsked: false, cancellationToken))[0];
    }

    /// <summary>What an agent was found to hold, told once: later it may have changed. Null where that was not asked, or has been told.</summary>
    /// <param name="path">The project that it is wanted for; null for everything.</param>
    public RemoteListing? Take(AgentId agent, string? path) => path == project && _listings.Remove(agent, out RemoteListing? listing) ? listing : null;

    /// <summary>What there is of OpenCode; what is known may have changed once anything was imported.</summary>
    public async Task<ImportPresence> LookForOpenCodeAsync(bool mayBeKnown, CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        return mayBeKnown && _openCode is { } known ? known : _openCode = await AskForOpenCodeAsync(wasAsked: false, cancellationToken);
    }

    private Task<ImportPresence> AskForOpenCodeAsync(bool wasAsked, CancellationToken cancellationToken) => connection.ExchangeAsync(
        writer =>
        {
            writer.Lines(wasAsked ? "" : OpenCodeProbe.Request());
            return Task.CompletedTask;
        },
        async reader => OpenCodeProbe.Parse(await reader.ReadLineAsync(cancellationToken)),
        cancellationToken);

    private RemoteLister ListerFor(IAgent agent) => new(new RootedConnection(connection, agent.Root));
}
