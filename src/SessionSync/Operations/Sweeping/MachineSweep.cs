using System.Collections.Concurrent;
using System.Collections.Immutable;
using SessionSync.Agents;
using SessionSync.Agents.Contracts;
using SessionSync.Model.Sessions;
using SessionSync.Operations.Events;
using SessionSync.Operations.Syncing;
using SessionSync.Operations.Targets;
using SessionSync.Stores.Importing;
using SessionSync.Stores.Machines;
using SessionSync.Stores.Machines.Local;
using SessionSync.Sync.Execution;
using SessionSync.Sync.Memory;
using SessionSync.Sync.Planning;

namespace SessionSync.Operations.Sweeping;

/// <summary>Syncs one machine: for the project it was connected to for, else for every project that it and this machine have.</summary>
internal sealed class MachineSweep(
    SweepRequest request, IProgress<OperationEvent> events, LocalProjects projects, OpenProjects openProjects, SemaphoreSlim places, TimeProvider clock)
{
    /// <summary>Null where a machine answered first, and its sync looks for itself.</summary>
    private readonly ConcurrentDictionary<SweepTarget, EarlySnapshot?> _snapshots = [];

    /// <summary>Looks at what is here for those machines, while they are still being connected to: no answer is needed for that.</summary>
    public async Task LookAsync(IEnumerable<SweepTarget> targets, CancellationToken cancellationToken)
    {
        try
        {
            foreach (SweepTarget target in targets)
            {
                if (target is { Home: { } home, Open.ProjectPath: not null }
                    && !_snapshots.ContainsKey(target)
                    && await openProjects.TakeSnapshotAsync(home, local => RunOf(home, local).TakeSnapshotAsync(target.Open, cancellationToken)) is { } early)
                {
                    _snapshots.TryAdd(target, early);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SyncException or OperationCanceledException)
        {
            // A target without a snapshot takes it later, and is told what is wrong then.
            return;
        }
    }

    /// <param name="stop">No further project is begun.</param>
    /// <param name="hard">What is under way is given up.</param>
    public async Task<SweepEnd> RunAsync(SweepTarget target, CancellationToken stop, CancellationToken hard)
    {
        try
        {
            await target.Open.Machine.ConnectAsync(stop);
            EarlySnapshot? early = _snapshots.GetOrAdd(target, value: null);
            SweepEnd end = target.Home is { } home
                ? await RunAsync(target.Open, [new SharedProject(home, target.Open.ProjectPath!)], early, stop, hard)
                : await RunSharedAsync(target.Open, stop, hard);
            target.Open.Machine.Disconnect();
            return end;
        }
        catch (SyncException failure)
        {
            events.Failure(target.Open.Name, failure);
            return new SweepEnd([], [failure]);
        }
    }

    /// <summary>Syncs the projects that both have; where neither changed since there was nothing to do, none is looked at.</summary>
    private async Task<SweepEnd> RunSharedAsync(OpenTarget target, CancellationToken stop, CancellationToken hard)
    {
        long start = clock.GetTimestamp();
        string memoryPath = StatePaths.Machine(request.Host.StateDirectory, target.Target.Address.ToString());
        SweepMemory? memory = SweepMemory.Load(memoryPath);
        ImmutableArray<MachineListing> listings = await target.Machine.ListEverythingAsync(stop);
        AgentHome home = AgentHomes.On(request.Host);
        ImportPresence openCodeThere = await target.Machine.LookForOpenCodeAsync(stop);
        ImportPresence openCodeHere = await new LocalOpenCode(home, request.Host.Variable("PATH") ?? "", "/").LookAsync(stop);
        ContentHash there = ContentHash.OfAll([.. listings.Select(static listing => listing.Digest), openCodeThere.Digest]);
        ContentHash here = ContentHash.OfAll([.. AgentCatalog.All.Select(agent => new SessionDirectories(agent, home).Digest()), openCodeHere.Digest]);
        long since = clock.GetUtcNow().AddDays(-request.Settings.Days).ToUnixTimeSeconds();
        if (listings.All(static listing => listing.LeftOut.IsEmpty) && memory is not null && memory.Local == here && memory.Remote == there && memory.Since <= since)
        {
            return new SweepEnd([Quiet(target, memory, start)], []);
        }

        var finder = new SharedProjectFinder(projects, request.Host, events);
        ImmutableArray<SharedProject> shared = await finder.FindAsync(target, listings, stop);
        SweepEnd end = await RunAsync(target, shared, early: null, stop, hard);
        end = end with { Failures = [.. finder.Failures, .. end.Failures] };
        if (end.Failures.IsEmpty && end.Summaries.All(summary => summary.IsQuiet))
        {
            new SweepMemory(here, there, since, end.Summaries.Sum(summary => summary.Unchanged), end.Summaries.Sum(summary => summary.Older)).Save(memoryPath);
        }

        return end;
    }

    private async Task<SweepEnd> RunAsync(
        OpenTarget target, ImmutableArray<SharedProject> shared, EarlySnapshot? early, CancellationToken stop, CancellationToken hard)
    {
        ImmutableArray<TargetSummary>.Builder summaries = ImmutableArray.CreateBuilder<TargetSummary>();
        ImmutableArray<SyncException>.Builder failures = ImmutableArray.CreateBuilder<SyncException>();
        foreach (SharedProject project in shared)
        {
            stop.ThrowIfCancellationRequested();
            try
            {
                TargetResult result = await openProjects.UseAsync(project.Home, open => RunAsync(target, project, open, early, hard), stop);
                summaries.Add(result.Summary with { Project = project.Home.Project.Name });
            }
            catch (SyncException failure)
            {
                events.Failure(target.Name, failure);
                failures.Add(failure);
                if (failure.Kind == FailureKind.Unreachable)
                {
                    break;
                }
            }
        }

        return new SweepEnd(summaries.ToImmutable(), failures.ToImmutable());
    }

    private async Task<TargetResult> RunAsync(OpenTarget target, SharedProject shared, OpenProject open, EarlySnapshot? early, CancellationToken hard)
    {
        bool isStale = open.Lock.HadToWait;
        LocalSnapshot? snapshot = !isStale && early is not null && early.Last == open.Lock.Before ? early.Here : null;
        TargetResult result = await RunOf(shared.Home, open.Stores, isStale).RunAsync(target with { ProjectPath = shared.RemotePath }, snapshot, hard);
        if (!shared.Home.IsVault)
        {
            KnownProjects.Remember(request.Host.StateDirectory, shared.Home.Project, clock.GetUtcNow());
        }

        return result;
    }

    private TargetRun RunOf(ProjectHome home, LocalStores local, bool isOpeningStale = false)
    {
        SyncRequest one = request.For(home, SyncDirection.Both, allSessions: false);
        return new TargetRun(one, events, local, home.Project, new StatePaths(request.Host.StateDirectory, home.Project.Path), clock)
        {
            IsOpeningStale = isOpeningStale,
            Places = places,
            WithImports = !home.IsVault,
        };
    }

    private TargetSummary Quiet(OpenTarget target, SweepMemory memory, long start) => new(target.Name)
    {
        Unchanged = memory.SessionCount,
        Older = memory.Older,
        Days = request.Settings.Days,
        BytesSent = target.Machine.Traffic.Sent,
        BytesReceived = target.Machine.Traffic.Received,
        Connections = 1,
        Seconds = clock.GetElapsedTime(start).TotalSeconds,
    };
}
