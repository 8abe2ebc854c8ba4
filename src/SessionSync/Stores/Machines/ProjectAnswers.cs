using System.Collections.Immutable;
using SessionSync.Agents.Contracts;
using SessionSync.Model.Sessions;
using SessionSync.Platform;
using SessionSync.Stores.Importing;
using SessionSync.Stores.Machines.Wire;

namespace SessionSync.Stores.Machines;

/// <summary>The answers of a machine about one project, or about all, for every agent: asked for in one go, and answered in one.</summary>
/// <param name="project">The directory that is asked about; null for all projects.</param>
/// <param name="scopes">The agents in the order in which they are asked about, and what of them is listed.</param>
/// <param name="changedSince">What was written since then is read along with short lists; null for nothing.</param>
/// <param name="wereAsked">The requests were part of what opened the connection: their answers come before all others.</param>
internal sealed class ProjectAnswers(
    RemoteConnection connection, string? project, ImmutableArray<AskedScope> scopes, DateTimeOffset? changedSince, bool wereAsked)
{
    private readonly Dictionary<AgentId, RemoteListing> _listings = [];
    private WireProject? _project;
    private ImportPresence? _openCode;
    private bool _wereRead;

    /// <summary>Nothing has been asked.</summary>
    public static ProjectAnswers None(RemoteConnection connection) => new(connection, null, [], changedSince: null, wereAsked: true);

    /// <summary>The requests.</summary>
    public static string Requests(string? project, ImmutableArray<AskedScope> scopes, DateTimeOffset? changedSince)
    {
        string requests = project is null ? "" : RemoteLister.LocateRequest(project);
        foreach (AskedScope asked in scopes)
        {
            requests += RootedConnection.UseRequest(asked.Agent.Root) + RemoteLister.Request(asked.Agent.Root, asked.Scope, changedSince);
        }

        return scopes.IsEmpty ? requests : requests + OpenCodeProbe.Request();
    }

    /// <summary>Whether nobody has been told yet what is known of this project.</summary>
    public bool AreFreshFor(string? path) => path == project && !scopes.IsEmpty && (!_wereRead || _listings.Count == scopes.Length);

    /// <summary>Waits for the answers. To be called before anything else is asked.</summary>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        if (_wereRead || scopes.IsEmpty)
        {
            return;
        }

        _wereRead = true;
        await connection.ExchangeAsync(
            writer =>
            {
                if (!wereAsked)
                {
                    writer.Lines(Requests(project, scopes, changedSince));
                    connection.Used(RootedConnection.UseRequest(scopes[^1].Agent.Root));
                }

                return Task.CompletedTask;
            },
            async reader =>
            {
                await ReadAsync(reader, cancellationToken);
                return true;
            },
            RemoteLister.TimeToList,
            cancellationToken);
    }

    /// <summary>Where the project really is; null where it was not asked about, empty where there is none.</summary>
    public string? RealPath => _project?.RealPath;

    /// <summary>Where each of these directories is. The one that was asked about with all else is not asked for again: agents mostly work just there.</summary>
    public async Task<ImmutableArray<WireProject>> LocateAsync(IReadOnlyList<string> paths, RemoteLister lister, CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        WireProject? known = _project;
        string[] others = [.. paths.Where(path => known is null || path != project)];
        var found = new Queue<WireProject>(await lister.LocateAsync(others, cancellationToken));
        return [.. paths.Select(path => known is not null && path == project ? known : found.Dequeue())];
    }

    /// <summary>The listing of an agent, given once: later it may have changed. Null where it was not asked for, or has been given.</summary>
    /// <param name="path">The project that it is wanted for; null for everything.</param>
    public RemoteListing? Take(AgentId agent, string? path) => path == project && _listings.Remove(agent, out RemoteListing? listing) ? listing : null;

    /// <summary>Whether what an agent was found to hold of the project is so much that it has yet to be asked for.</summary>
    public bool IsLong(IAgentStore agent) => _listings.GetValueOrDefault(agent.Id) is { Files: null } listing && listing.Digest != ListingDigest.OfNothing;

    /// <summary>Everything that an agent holds is known by now, and so is what it holds of the project, if that is what was found before.</summary>
    public void Learn(IAgentStore agent, RemoteListing everything)
    {
        if (everything.Files is { } files && _listings.GetValueOrDefault(agent.Id) is { Files: null } listing && listing.Scope.IsPartOf(everything.Scope))
        {
            ImmutableArray<ListedFile> own = [.. files.Where(file => listing.Scope.Lists(file.Path))];
            if (ListingDigest.Of(own.Select(static file => (file.Path, file.Stamp))) == listing.Digest)
            {
                _listings[agent.Id] = listing with { Files = own };
            }
        }
    }

    /// <summary>Looks for OpenCode on the machine; what is known may have changed once anything was imported.</summary>
    public async Task<ImportPresence> LookForOpenCodeAsync(bool mayBeKnown, CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        return mayBeKnown && _openCode is { } known ? known : _openCode = await AskForOpenCodeAsync(cancellationToken);
    }

    private async Task ReadAsync(LineReader reader, CancellationToken cancellationToken)
    {
        _project = project is null ? null : await RemoteLister.ReadProjectAsync(reader, cancellationToken);
        foreach (AskedScope asked in scopes)
        {
            _listings[asked.Agent.Id] = await RemoteLister.ReadListingAsync(connection, asked.Scope, changedSince is not null, reader, cancellationToken);
        }

        _openCode = OpenCodeProbe.Parse(await reader.ReadLineAsync(cancellationToken));
    }

    private Task<ImportPresence> AskForOpenCodeAsync(CancellationToken cancellationToken) => connection.ExchangeAsync(
        writer =>
        {
            writer.Lines(OpenCodeProbe.Request());
            return Task.CompletedTask;
        },
        async reader => OpenCodeProbe.Parse(await reader.ReadLineAsync(cancellationToken)),
        cancellationToken);
}
