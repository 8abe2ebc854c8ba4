using SessionSync.Agents;
using SessionSync.Agents.Contracts;
using SessionSync.Model;
using SessionSync.Operations.Events;
using SessionSync.Operations.Targets;
using SessionSync.Projects;
using SessionSync.Stores;
using SessionSync.Stores.Importing;
using SessionSync.Stores.Machines;
using SessionSync.Stores.Machines.Layout;
using SessionSync.Stores.Targets;
using SessionSync.Sync.Memory;

namespace SessionSync.Operations.Syncing;

/// <summary>A project on another machine: where it lies there is found out once, and remembered.</summary>
internal sealed class MachineTarget(SyncRequest request, OpenTarget target, LocalProject project, StatePaths paths, IProgress<OperationEvent> events) : ITarget
{
    private RemotePlaces _places = new("", target.ProjectPath ?? "", []);

    public string Name => target.Name;

    public string Address { get; init; } = target.Target.Address.ToString();

    /// <summary>Just this directory is meant, wherever else there the repository is checked out.</summary>
    public bool IsExact { get; init; }

    public string Place { get; private set; } = target.ProjectPath ?? "";

    public bool IsPlaceKnown => _places.Beside.IsEmpty && target.Machine.IsAskedAbout(Place);

    private DirectoriesBeside Beside => new(_places.Beside);

    /// <summary>As it was found out before, where it was asked for, or where sessions of it were held.</summary>
    public async Task FindAsync(CancellationToken cancellationToken)
    {
        _places = await FindPlacesAsync(cancellationToken);
        Place = _places.Path;
    }

    /// <summary>Agents name folders after the path without links.</summary>
    public async Task LocateAsync(CancellationToken cancellationToken) => Place = await target.Machine.AskAboutAsync(_places.Path, Beside, cancellationToken);

    public bool Confirms(string place) => _places.Beside.IsEmpty && place == Place;

    public ISessionStore Open(IAgent agent) => target.Machine.StoreFor(agent, Place, Beside);

    public IImportStore OpenImports() => target.Machine.OpenCodeAt(Place, Beside);

    public string? RemarkOn(ISessionStore store) =>
        store is not MachineStore there ? null
        : target.Target.Address is SshAddress && !there.IsThere ? $"There is no {there.ProjectPath} there: an agent finds the sessions that go there only once there is"
        : project.Repository is not { } ours ? null
        : target.Target.Address is SshAddress && there.Origin.Length == 0 ? $"{there.ProjectPath} there has no origin, so nothing tells that it is {ours}"
        : RepositoryName.FromUrl(there.Origin) is { } theirs && ours != theirs ? $"{there.ProjectPath} there is a checkout of {theirs}, and this is {ours}"
        : null;

    public void Remember()
    {
        if (request.DryRun || IsExact)
        {
            return;
        }

        if (target.ProjectPath is null)
        {
            new RemotePlaces("", Place, []).Save(paths.LastPlace(Address));
        }
        else
        {
            _places.Save(paths.Places(Address));
        }
    }

    private async Task<RemotePlaces> FindPlacesAsync(CancellationToken cancellationToken)
    {
        string asked = target.ProjectPath ?? "";
        if (IsExact)
        {
            return new RemotePlaces(asked, asked, []);
        }

        if (RemotePlaces.Load(paths.Places(Address)) is { IsPlain: false } known && known.Asked == asked)
        {
            await target.Machine.AskAboutAsync(known.Path, new DirectoriesBeside(known.Beside), cancellationToken);
            if (target.Machine.IsThere)
            {
                return known;
            }
        }

        IReadOnlyList<string> earlier = await FindEarlierAsync(cancellationToken);
        bool wasSynced = request.Agents.Any(agent => paths.Memory(Address, agent.Id).LastSync is not null);
        if (earlier.Count == 0 && (target.ProjectPath ?? LastPlace()) is { } path && (wasSynced || target.ProjectPath is null || project.Repository is null))
        {
            return new RemotePlaces(asked, path, []);
        }

        var finder = new ProjectFinder(project, request.Host.Home);
        RemotePlaces found = target.ProjectPath is null
            ? await finder.FindAsync(target, cancellationToken)
            : await finder.FindBesideAsync(target, target.ProjectPath, earlier, cancellationToken);
        if (!found.Beside.IsEmpty || (target.ProjectPath is not null && found.Path != asked))
        {
            events.Warning(Name, $"Sessions of {project.Name} lie in {string.Join(" and in ", [found.Path, .. found.Beside])} there; they are synced together, and new ones go to {found.Path}");
            if (!request.DryRun)
            {
                found.Save(paths.Places(Address));
            }
        }

        return found;
    }

    /// <summary>Where the project was when it was asked for by another path, if that is gone: whoever renames a checkout names the new path from then on.</summary>
    private async Task<IReadOnlyList<string>> FindEarlierAsync(CancellationToken cancellationToken)
    {
        if (project.Repository is null || target.ProjectPath is not { } asked || RemotePlaces.Load(paths.Places(Address)) is not { } earlier || earlier.Asked == asked)
        {
            return [];
        }

        bool isGone = (await target.Machine.LocateAsync([earlier.Path], cancellationToken))[0] is null;
        return isGone ? [earlier.Path, .. earlier.Beside] : [];
    }

    /// <summary>Earlier versions noted it with what they remembered of an agent only.</summary>
    private string? LastPlace() => RemotePlaces.Load(paths.LastPlace(Address))?.Path
        ?? AgentCatalog.All.Select(agent => paths.Memory(Address, agent.Id).Load()?.RemoteProject).FirstOrDefault(static path => path is { Length: > 0 });
}
