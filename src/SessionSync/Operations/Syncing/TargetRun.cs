using System.Collections.Immutable;
using SessionSync.Agents.Contracts;
using SessionSync.Operations.Events;
using SessionSync.Operations.Targets;
using SessionSync.Platform;
using SessionSync.Projects;
using SessionSync.Stores;
using SessionSync.Stores.Machines.Local;
using SessionSync.Stores.Targets;
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
    public Task<TargetResult> RunAsync(OpenTarget target, LocalSnapshot? snapshot, CancellationToken cancellationToken) =>
        RunAsync(new MachineTarget(request, target, project, paths, events), snapshot, cancellationToken);

    /// <inheritdoc cref="RunAsync(OpenTarget, LocalSnapshot?, CancellationToken)"/>
    public async Task<TargetResult> RunAsync(ITarget target, LocalSnapshot? snapshot, CancellationToken cancellationToken)
    {
        long start = clock.GetTimestamp();
        await target.FindAsync(cancellationToken);
        snapshot ??= target.IsPlaceKnown ? await TakeSnapshotAsync(target, cancellationToken) : null;
        await target.LocateAsync(cancellationToken);
        snapshot = snapshot is not null && target.Confirms(snapshot.Place) ? snapshot : await TakeSnapshotAsync(target, cancellationToken);
        var whole = new TargetResult(new TargetSummary(target.Name), [], HasWork: false, []);
        foreach (AgentSync run in snapshot.Agents)
        {
            whole = whole.With(await RunAsync(target.Name, run, cancellationToken));
        }

        if (snapshot.Agents is [.., var last] && target.RemarkOn(last.Remote) is { } remark)
        {
            events.Warning(target.Name, remark);
        }

        TargetResult? imported = WithImports && request.Imports
            ? await new ImportRun(request, events, project, local.Beside, paths, clock).RunAsync(target, cancellationToken)
            : null;
        target.Remember();
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
    public Task<LocalSnapshot> TakeSnapshotAsync(OpenTarget target, CancellationToken cancellationToken) =>
        TakeSnapshotAsync(new MachineTarget(request, target, project, paths, events), cancellationToken);

    public async Task<LocalSnapshot> TakeSnapshotAsync(ITarget target, CancellationToken cancellationToken)
    {
        ImmutableArray<AgentSync>.Builder runs = ImmutableArray.CreateBuilder<AgentSync>(request.Agents.Length);
        foreach (IAgent agent in request.Agents)
        {
            MemoryFile memory = paths.Memory(target.Address, agent.Id);
            ISessionStore remote = target.Open(agent);
            SyncPolicy policy = request.PolicyAt(clock.GetUtcNow());
            var setup = new SyncSetup(
                target.Name, agent, local.For(agent), remote, memory, new SyncJournal(paths.Journal, clock), policy, clock, request.DryRun, request.WantsTitles)
            {
                Origin = new RunOrigin(request.Command, target.Address),
                Places = Places,
            };
            var engine = new SyncEngine(setup, new ProgressOf(events));
            await engine.TakeSnapshotAsync(cancellationToken);
            runs.Add(new AgentSync(remote, engine));
        }

        return new LocalSnapshot(target.Place, runs.MoveToImmutable());
    }

    private async Task<TargetResult> RunAsync(string target, AgentSync run, CancellationToken cancellationToken)
    {
        if (IsOpeningStale)
        {
            await run.Remote.ListAsync([], cancellationToken);
        }

        TargetResult result = await RunAsync(target, run.Engine, cancellationToken);
        Report(target, result);
        return result;
    }

    /// <summary>Runs the sync. A disk error that is not a session's own failure means that no record of the sync can be kept.</summary>
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
                FileTrouble.Of(exception),
                $"Make room, or look at the permissions: {request.Host.StateDirectory}");
        }
    }

    private void Report(string target, TargetResult result)
    {
        foreach (string problem in result.Problems)
        {
            events.Warning(target, problem);
        }

        foreach (SessionOutcome outcome in result.Outcomes)
        {
            events.Session(outcome);
        }
    }
}
