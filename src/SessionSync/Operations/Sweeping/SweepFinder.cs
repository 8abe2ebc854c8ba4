using SessionSync.Configuration;
using SessionSync.Model;
using SessionSync.Operations.Events;
using SessionSync.Operations.Targets;
using SessionSync.Stores.Machines.Codespaces;

namespace SessionSync.Operations.Sweeping;

/// <summary>Finds the machines that a sweep is about, and begins to connect to them.</summary>
internal sealed class SweepFinder(SweepRequest request, TargetOpener opener, LocalProjects projects, IProgress<OperationEvent> events)
{
    private readonly TargetResolver _resolver = new(opener, request.Host.StateDirectory, request.Listing?.Answer);
    private readonly TargetUse _use = new(request.IsRescue ? "sync-sessions rescue" : "sync-sessions") { MayStart = request.Start };

    public List<SyncException> Failures { get; } = [];

    /// <summary>Begins with one after the other, so that the first are being connected to while the others are still looked for.</summary>
    public async Task OpenAsync(List<SweepTarget> open, CancellationToken cancellationToken)
    {
        if (request.ControlPath is { } controlPath)
        {
            open.Add(await OpenSharedAsync(request.Targets[0], controlPath, cancellationToken));
            return;
        }

        bool asksGitHub = NeedsListing();
        Task<IReadOnlyList<Codespace>> listing = asksGitHub ? _resolver.ListAsync(cancellationToken) : Task.FromResult((IReadOnlyList<Codespace>)[]);
        IEnumerable<SyncTarget> targets = request.Targets.IsEmpty ? TargetResolver.Configured(request.Settings) : request.Targets;
        var codespaces = new List<SyncTarget>();
        foreach (SyncTarget target in targets)
        {
            if (target.Address is CodespaceAddress)
            {
                codespaces.Add(target);
            }
            else
            {
                Attempt(target.Name, () => open.Add(OpenHost(target)));
            }
        }

        if (asksGitHub)
        {
            // What GitHub says takes longest; meanwhile what is here is read.
            projects.Prepare();
        }

        if (request.Targets.IsEmpty)
        {
            await OpenRunningAsync(open, codespaces, listing);
        }
        else if (codespaces.Count > 0)
        {
            OpenNamed(open, codespaces, await listing);
        }

        if (asksGitHub && listing.IsCompletedSuccessfully)
        {
            _resolver.Remember(await listing);
        }
    }

    /// <summary>Who has no gh has no Codespaces either, unless one is named.</summary>
    private bool NeedsListing() => request.Targets.IsEmpty
        ? CodespaceList.IsAvailable(request.Host.Variable("PATH"))
        : request.Targets.Any(target => target.Address is CodespaceAddress);

    private SweepTarget OpenHost(SyncTarget target)
    {
        string? path = target.Address is SshAddress ssh ? ssh.Project : ((DirectoryAddress)target.Address).Project;
        ProjectHome? home = !request.IsRescue && path is not null && target.Settings?.Repository is { } repository ? projects.Find(RepositoryName.Of(repository), path) : null;
        return new SweepTarget(home is null ? opener.OpenWhole(target)! : opener.OpenAtOnce(target)!, home);
    }

    /// <summary>A connection that is there already is to a machine that runs, so nothing needs to be asked but what is not known of it.</summary>
    private async Task<SweepTarget> OpenSharedAsync(SyncTarget target, string controlPath, CancellationToken cancellationToken)
    {
        if (target.Address is not CodespaceAddress address || request.IsRescue)
        {
            return new SweepTarget(opener.OpenShared(target, controlPath, projectPath: null), null);
        }

        Codespace codespace = await _resolver.FindRunningAsync(address, cancellationToken);
        return new SweepTarget(opener.OpenShared(target, controlPath, codespace.ProjectPath), HomeOf(codespace));
    }

    private void OpenNamed(List<SweepTarget> open, List<SyncTarget> named, IReadOnlyList<Codespace> all)
    {
        foreach (SyncTarget target in named)
        {
            Attempt(target.Name, () =>
            {
                Codespace codespace = TargetResolver.Choose(all, target, _use);
                open.Add(request.IsRescue ? OpenWhole(target, codespace) : Open(target, codespace, HomeOf(codespace)));
            });
        }
    }

    /// <summary>The running ones of every repository that has something here.</summary>
    private async Task OpenRunningAsync(List<SweepTarget> open, List<SyncTarget> configured, Task<IReadOnlyList<Codespace>> listing)
    {
        IReadOnlyList<Codespace> all;
        try
        {
            all = await listing;
        }
        catch (SyncException failure) when (failure.NeedsLogin && !request.IsRescue && !KnownCodespaces.Any(request.Settings, request.Host.StateDirectory))
        {
            events.Warning(null, $"Codespaces are left out: {failure.Why}");
            return;
        }
        catch (SyncException failure)
        {
            Failures.Add(failure);
            events.Failure(null, failure);
            return;
        }

        foreach (Codespace codespace in all.Where(one => one.IsRunning || request.IsRescue))
        {
            SyncTarget target = configured.FirstOrDefault(one => ((CodespaceAddress)one.Address).Name == codespace.Name)
                ?? TargetResolver.Of(codespace);
            if (request.IsRescue)
            {
                Attempt(target.Name, () => open.Add(OpenWhole(target, TargetResolver.Choose(all, target, _use))));
            }
            else if (projects.Find(RepositoryName.Of(codespace.Repository), codespace.ProjectPath) is { } home)
            {
                Attempt(target.Name, () => open.Add(Open(target, codespace, home)));
            }
            else
            {
                events.Detail(target.Name, $"Left out: there is neither a checkout nor a session of {codespace.Repository} here");
            }
        }
    }

    private SweepTarget Open(SyncTarget target, Codespace codespace, ProjectHome home) =>
        new(opener.Open(target, codespace), home);

    private SweepTarget OpenWhole(SyncTarget target, Codespace codespace) => new(opener.Open(target, codespace, wantsEverything: true), null);

    /// <summary>For a Codespace that was named: where nothing of it is here yet, its sessions go to the vault.</summary>
    private ProjectHome HomeOf(Codespace codespace)
    {
        RepositoryName repository = RepositoryName.Of(codespace.Repository);
        return projects.Find(repository, codespace.ProjectPath) ?? projects.InVault(repository, codespace.ProjectPath);
    }

    private void Attempt(string target, Action open)
    {
        try
        {
            open();
        }
        catch (SyncException failure)
        {
            Failures.Add(failure);
            events.Failure(target, failure);
        }
    }
}
