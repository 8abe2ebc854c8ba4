using SessionSync.Configuration;
using SessionSync.Model;
using SessionSync.Operations.Events;
using SessionSync.Operations.Targets;
using SessionSync.Projects;
using SessionSync.Stores.Machines.Codespaces;

namespace SessionSync.Operations.Syncing;

/// <summary>Finds what else to sync with: the Codespaces that were named, or everything that fits the repository.</summary>
internal sealed class TargetFinder(SyncRequest request, TargetOpener opener, IProgress<OperationEvent> events)
{
    private readonly TargetResolver _resolver = new(opener, request.Host.StateDirectory);
    private readonly List<SyncException> _failures = [];

    /// <summary>Of targets that could not even be begun with, while there are others to go on with.</summary>
    public IReadOnlyList<SyncException> Failures => _failures;

    /// <summary>Adds to what is open already.</summary>
    /// <param name="project">Null where targets are only to be reached.</param>
    public Task CompleteAsync(List<OpenTarget> open, LocalProject? project, CancellationToken cancellationToken) =>
        request.Targets.IsEmpty ? FindForRepositoryAsync(open, project!, cancellationToken) : OpenNamedCodespacesAsync(open, project, cancellationToken);

    /// <summary>Adds a target to what is open. Only where it is the one that was asked for, its failure is the run's.</summary>
    public void Add(List<OpenTarget> open, SyncTarget target, Func<OpenTarget?> start)
    {
        try
        {
            if (start() is { } started)
            {
                open.Add(started);
            }
        }
        catch (SyncException failure) when (request.Targets.Length != 1)
        {
            events.Failure(target.Name, failure);
            _failures.Add(failure);
        }
    }

    private async Task OpenNamedCodespacesAsync(List<OpenTarget> open, LocalProject? project, CancellationToken cancellationToken)
    {
        SyncTarget[] named = [.. request.Targets.Where(target => target.Address is CodespaceAddress)];
        if (named.Length == 0)
        {
            return;
        }

        IReadOnlyList<Codespace> all = await ListAsync(named, cancellationToken);
        foreach (SyncTarget target in named)
        {
            Add(open, target, () => opener.Open(target, TargetResolver.Choose(all, target, new TargetUse { MayStart = request.Start, Repository = project?.Repository })));
        }
    }

    private async Task<IReadOnlyList<Codespace>> ListAsync(SyncTarget[] named, CancellationToken cancellationToken)
    {
        var seen = new CodespaceNames(request.Host.StateDirectory);
        string? unknown = named.Select(static target => target.Name).FirstOrDefault(name => seen.RepositoryOf(name) is null);
        try
        {
            return await ListAsync(cancellationToken);
        }
        catch (SyncException failure) when (unknown is not null)
        {
            throw MistypedTarget.Unexplained(unknown, request.Settings, failure);
        }
    }

    private async Task FindForRepositoryAsync(List<OpenTarget> open, LocalProject project, CancellationToken cancellationToken)
    {
        foreach (TargetSettings settings in request.Settings.Targets)
        {
            if (settings.Repository is { } configured && project.Repository is { } repository && RepositoryName.Of(configured) == repository)
            {
                SyncTarget target = TargetResolver.Of(settings);
                Add(open, target, () => opener.OpenAtOnce(target));
            }
        }

        IReadOnlyList<Codespace> stopped = await AddCodespacesAsync(open, project, cancellationToken);
        if (open.Count == 0)
        {
            throw NothingFound(project, stopped);
        }
    }

    /// <summary>Adds the running Codespaces of the repository; returns those that do not run.</summary>
    private async Task<IReadOnlyList<Codespace>> AddCodespacesAsync(List<OpenTarget> open, LocalProject project, CancellationToken cancellationToken)
    {
        if (project.Repository is not { } repository)
        {
            return [];
        }

        IReadOnlyList<Codespace> all;
        try
        {
            all = await ListAsync(cancellationToken);
        }
        catch (SyncException exception) when (open.Count > 0 && KnownCodespaces.Any(request.Settings, request.Host.StateDirectory))
        {
            events.Failure(null, exception);
            _failures.Add(exception);
            return [];
        }
        catch (SyncException exception) when (open.Count > 0)
        {
            events.Warning(null, $"Codespaces are left out: {exception.Why}");
            return [];
        }

        Codespace[] ours = [.. all.Where(one => RepositoryName.Of(one.Repository) == repository)];
        foreach (Codespace codespace in ours)
        {
            if (codespace.IsRunning || request.Start)
            {
                open.Add(opener.Open(TargetResolver.Of(codespace), codespace));
            }
        }

        return [.. ours.Where(one => !one.IsRunning && !request.Start)];
    }

    private async Task<IReadOnlyList<Codespace>> ListAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<Codespace> all = await _resolver.ListAsync(cancellationToken);
        _resolver.Remember(all);
        return all;
    }

    private static SyncException NothingFound(LocalProject project, IReadOnlyList<Codespace> stopped)
    {
        string looked = project.Repository is { } repository
            ? $"No Codespace of {repository} runs, and no target is configured for it"
            : $"{project.Path} has no git origin that names a repository, so no Codespace and no configured target can be its own";
        string why = stopped.Count == 0 ? looked : $"{looked}. Stopped: {string.Join(", ", stopped.Select(one => one.Name))}";
        List<string> todo = [.. stopped.Take(1).Select(one => $"sync-sessions {one.Name} --start")];
        todo.Add("sync-sessions ssh:HOST");
        if (project.Repository is { } known)
        {
            todo.Add($"sync-sessions target add NAME ssh:HOST --repository {known}");
        }

        return new SyncException(FailureKind.Unreachable, "There is nothing to sync with", why, [.. todo]);
    }
}
