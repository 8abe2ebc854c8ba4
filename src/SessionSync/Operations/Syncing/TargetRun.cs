using System.Collections.Immutable;
using SessionSync.Agents;
using SessionSync.Agents.Contracts;
using SessionSync.Model;
using SessionSync.Operations.Events;
using SessionSync.Operations.Targets;
using SessionSync.Projects;
using SessionSync.Stores.Machines;
using SessionSync.Stores.Machines.Layout;
using SessionSync.Stores.Machines.Local;
using SessionSync.Sync.Execution;
using SessionSync.Sync.Journal;
using SessionSync.Sync.Memory;
using SessionSync.Sync.Planning;

namespace SessionSync.Operations.Syncing;

/// <summary>Syncs this machine's sessions of a project with one target: those of one agent after the other, over one connection.</summary>
internal sealed class TargetRun(SyncRequest request, IProgress<OperationEvent> events, LocalStores local, LocalProject project, StatePaths paths, TimeProvider clock)
{
    /// <summary>Targets were asked what they hold while another run still wrote to them.</summary>
    public bool IsOpeningStale { get; init; }

    /// <summary>Whether sessions that agents import themselves are synced too: they go into the agent's own store, so there must be a checkout
    /// for them here.</summary>
    public bool WithImports { get; init; } = true;

    /// <summary>How many syncs may move much content at the same time; null for any number.</summary>
    public SemaphoreSlim? Places { get; init; }

    /// <param name="snapshot">What was seen here already, if it still is so.</param>
    public async Task<TargetResult> RunAsync(OpenTarget target, LocalSnapshot? snapshot, CancellationToken cancellationToken)
    {
        long start = clock.GetTimestamp();
        RemotePlaces places = await FindAsync(target, cancellationToken);
        var beside = new DirectoriesBeside(places.Beside);
        bool isPlain = places.Beside.IsEmpty;
        snapshot ??= isPlain && target.Machine.IsAskedAbout(places.Path) ? await TakeSnapshotAsync(target, places.Path, cancellationToken) : null;
        string real = await target.Machine.AskAboutAsync(places.Path, beside, cancellationToken);
        snapshot = isPlain && snapshot?.Path == real ? snapshot : await TakeSnapshotAsync(target, real, beside, cancellationToken);
        var whole = new TargetResult(new TargetSummary(target.Name), [], HasWork: false, []);
        foreach (AgentSync run in snapshot.Agents)
        {
            whole = whole.With(await RunAsync(target, run, cancellationToken));
        }

        if (snapshot.Agents is [.., var last])
        {
            WarnOfOtherCheckout(target, last.Remote);
        }

        TargetResult? imported = WithImports && request.Imports
            ? await new ImportRun(request, events, project, paths, clock).RunAsync(target, real, beside, cancellationToken)
            : null;
        Remember(target, places, real);
        whole = imported is null ? whole : whole.With(imported);
        return whole with
        {
            Summary = whole.Summary with
            {
                Days = request.AllSessions ? null : request.Settings.Days,
                Agent = request.Agent,
                Seconds = clock.GetElapsedTime(start).TotalSeconds,
            },
        };
    }

    /// <summary>Looks at all that is here, for which no answer is needed.</summary>
    /// <param name="path">Where the project lies there, as far as that is known.</param>
    public Task<LocalSnapshot> TakeSnapshotAsync(OpenTarget target, string path, CancellationToken cancellationToken) =>
        TakeSnapshotAsync(target, path, DirectoriesBeside.None, cancellationToken);

    private async Task<LocalSnapshot> TakeSnapshotAsync(OpenTarget target, string path, DirectoriesBeside beside, CancellationToken cancellationToken)
    {
        ImmutableArray<AgentSync>.Builder runs = ImmutableArray.CreateBuilder<AgentSync>(request.Agents.Length);
        foreach (IAgent agent in request.Agents)
        {
            MemoryFile memory = paths.Memory(target.Target.Address.ToString(), agent.Id);
            MachineStore remote = target.Machine.StoreFor(agent, path, beside);
            SyncPolicy policy = request.PolicyAt(clock.GetUtcNow());
            var setup = new SyncSetup(
                target.Name, agent, local.For(agent), remote, memory, new SyncJournal(paths.Journal, clock), policy, clock, request.DryRun, request.WantsTitles)
            {
                Origin = new RunOrigin(request.Command, target.Target.Address.ToString()),
                Places = Places,
            };
            var engine = new SyncEngine(setup, new ProgressOf(events));
            await engine.TakeSnapshotAsync(cancellationToken);
            runs.Add(new AgentSync(remote, engine));
        }

        return new LocalSnapshot(path, runs.MoveToImmutable());
    }

    private async Task<TargetResult> RunAsync(OpenTarget target, AgentSync run, CancellationToken cancellationToken)
    {
        if (IsOpeningStale)
        {
            await run.Remote.ListAsync([], cancellationToken);
        }

        TargetResult result = await RunAsync(target.Name, run.Engine, cancellationToken);
        Report(target, result);
        return result;
    }

    /// <summary>What fails on a disk and is not a session's own failure is that nothing can be noted down.</summary>
    private async Task<TargetResult> RunAsync(string target, SyncEngine engine, CancellationToken cancellationToken)
    {
        try
        {
            return await engine.RunAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SyncException(
                FailureKind.Failed,
                $"Cannot keep a record of the sync with {target}",
                exception.Message,
                $"Make room, or look at the permissions: {request.Host.StateDirectory}");
        }
    }

    /// <summary>Where the project lies there: as it was found out before, where it was asked for, or where sessions of it were had.</summary>
    private async Task<RemotePlaces> FindAsync(OpenTarget target, CancellationToken cancellationToken)
    {
        string address = target.Target.Address.ToString();
        string asked = target.ProjectPath ?? "";
        if (RemotePlaces.Load(paths.Places(address)) is { IsPlain: false } known && known.Asked == asked)
        {
            await target.Machine.AskAboutAsync(known.Path, new DirectoriesBeside(known.Beside), cancellationToken);
            if (target.Machine.IsThere)
            {
                return known;
            }
        }

        IReadOnlyList<string> earlier = await FindEarlierAsync(target, cancellationToken);
        bool wasSynced = request.Agents.Any(agent => paths.Memory(address, agent.Id).LastSync is not null);
        if (earlier.Count == 0 && (target.ProjectPath ?? Remembered(target)) is { } path && (wasSynced || target.ProjectPath is null || project.Repository is null))
        {
            return new RemotePlaces(asked, path, []);
        }

        var finder = new ProjectFinder(project, request.Host.Home);
        RemotePlaces found = target.ProjectPath is null
            ? await finder.FindAsync(target, cancellationToken)
            : await finder.FindBesideAsync(target, target.ProjectPath, earlier, cancellationToken);
        if (!found.Beside.IsEmpty || (target.ProjectPath is not null && found.Path != asked))
        {
            events.Warning(target.Name, $"Sessions of {project.Name} lie in {string.Join(" and in ", [found.Path, .. found.Beside])} there; they are synced together, and new ones go to {found.Path}");
            if (!request.DryRun)
            {
                found.Save(paths.Places(address));
            }
        }

        return found;
    }

    /// <summary>Earlier versions noted it with what they remembered of an agent only.</summary>
    private string? Remembered(OpenTarget target)
    {
        string address = target.Target.Address.ToString();
        return RemotePlaces.Load(paths.LastPlace(address))?.Path
            ?? AgentCatalog.All.Select(agent => paths.Memory(address, agent.Id).Load()?.RemoteProject).FirstOrDefault(static path => path is { Length: > 0 });
    }

    /// <summary>Where the project was when it was asked for by another path, if that is gone: whoever renames a checkout names the new path from then on.</summary>
    private async Task<IReadOnlyList<string>> FindEarlierAsync(OpenTarget target, CancellationToken cancellationToken)
    {
        if (project.Repository is null || target.ProjectPath is not { } asked
            || RemotePlaces.Load(paths.Places(target.Target.Address.ToString())) is not { } earlier || earlier.Asked == asked)
        {
            return [];
        }

        bool isGone = (await target.Machine.LocateAsync([earlier.Path], cancellationToken))[0] is null;
        return isGone ? [earlier.Path, .. earlier.Beside] : [];
    }

    private void Remember(OpenTarget target, RemotePlaces places, string path)
    {
        if (!request.DryRun)
        {
            string address = target.Target.Address.ToString();
            (target.ProjectPath is null ? new RemotePlaces("", path, []) : places).Save(target.ProjectPath is null ? paths.LastPlace(address) : paths.Places(address));
        }
    }

    private void WarnOfOtherCheckout(OpenTarget target, MachineStore remote)
    {
        if (RepositoryName.FromUrl(remote.Origin) is { } there && project.Repository is { } here && here != there)
        {
            events.Warning(target.Name, $"{remote.ProjectPath} there is a checkout of {there}, and this is {here}");
        }
    }

    private void Report(OpenTarget target, TargetResult result)
    {
        foreach (string problem in result.Problems)
        {
            events.Warning(target.Name, problem);
        }

        foreach (SessionOutcome outcome in result.Outcomes)
        {
            events.Session(outcome);
        }
    }
}
