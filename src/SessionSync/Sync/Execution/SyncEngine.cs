using System.Collections.Immutable;
using SessionSync.Agents.Contracts;
using SessionSync.Model.Sessions;
using SessionSync.Stores;
using SessionSync.Sync.Journal;
using SessionSync.Sync.Memory;
using SessionSync.Sync.Planning;

namespace SessionSync.Sync.Execution;

/// <summary>Knows the order of a sync with one target: inventory of both sides, baseline, plan, journal, transfer, baseline, journal.
/// The project's lock is held by whoever runs it.</summary>
/// <remarks>A plan is made of listings, and what listings cannot tell shows on the way: a tail that does not continue its target, a
/// session found in another folder. Then the plan is made again with what was found out. What is written is written for good at
/// each step, so a run that ends anywhere leaves every file old or new, and the next run does the rest.</remarks>
public sealed class SyncEngine(SyncSetup setup, IProgress<SyncProgress>? progress)
{
    /// <summary>Listing tells most, a second look the rest; more would mean that somebody writes faster than we plan.</summary>
    private const int MostRounds = 6;

    /// <summary>Moving so many bytes takes no longer than asking for them.</summary>
    private const long LittleVolume = 256 * 1024;
    private readonly OutcomeLog _log = new(setup);
    private readonly long _start = setup.Clock.GetTimestamp();
    private ThisSide? _here;
    private ImmutableArray<string> _leftOut = [];
    private long _startSecond;
    private ImmutableDictionary<FileKey, Finding> _findings = ImmutableDictionary<FileKey, Finding>.Empty;

    /// <summary>Does what needs no connection. Whoever waits for one may call it meanwhile; otherwise the run begins with it.</summary>
    public async Task TakeSnapshotAsync(CancellationToken cancellationToken)
    {
        if (_here is not null)
        {
            return;
        }

        _startSecond = setup.Clock.GetUtcNow().ToUnixTimeSeconds();
        SyncMemory? memory = setup.Memory.Load();
        Recall(memory);
        Report(SyncPhase.Connecting, 0, 0);
        ListedState local = await setup.Local.ListAsync(KnownLocally(memory), cancellationToken);
        if (!setup.IsDryRun && HasNews(memory, local))
        {
            await setup.Remote.PrepareAsync(cancellationToken);
        }

        _here = new ThisSide(memory, local, memory is null ? PredictedRemote.Of(setup, local) : null);
    }

    public async Task<TargetResult> RunAsync(CancellationToken cancellationToken)
    {
        await TakeSnapshotAsync(cancellationToken);
        (SyncMemory? memory, ListedState local, PredictedRemote? predicted) = _here!;
        ListedState remote = await setup.Remote.ListAsync(KnownRemotely(memory, predicted), cancellationToken);
        _leftOut = [.. local.LeftOut, .. remote.LeftOut];
        if (memory is not null && IsSettled(memory, local, remote))
        {
            if (!setup.IsDryRun)
            {
                setup.Memory.Touch(setup.Clock.GetUtcNow());
            }

            return Quiet(memory.SessionCount, memory.Older);
        }

        if (predicted is not null && predicted.State.Digest == remote.Digest && !setup.IsDryRun)
        {
            setup.Memory.Save(predicted.Memory);
            return Quiet(predicted.SessionCount, older: 0);
        }

        var sides = new SyncSides(local.Load(), remote.Load(), memory?.Body().Baseline ?? Baseline.Empty);
        SyncPlan plan = await PlanAsync(sides, cancellationToken);
        if ((setup.IsDryRun || setup.There.IsDoubtful) && await new ElsewhereSearch(setup).FindAsync(plan, sides, cancellationToken))
        {
            plan = await PlanAsync(sides, cancellationToken);
        }

        if (setup.IsDryRun)
        {
            _log.Titles = setup.WantsTitles ? await new TitlesThere(setup).ReadAsync(plan, cancellationToken) : _log.Titles;
            return Result(plan, sides, _log.Preview(plan), []);
        }

        if (plan.Sessions.Any(session => session.HasWork))
        {
            plan = await ExecuteInPlaceAsync(plan, sides, cancellationToken);
        }

        var shared = new SharedFiles(setup, sides);
        await shared.BringTogetherAsync(cancellationToken);
        await setup.Remote.CommitAsync(cancellationToken);
        ImmutableArray<SessionOutcome> outcomes = _log.Outcomes(plan);
        Remember(plan, sides, shared.IsComplete);
        return Result(plan, sides, outcomes, shared.Problems);
    }

    /// <summary>Whether there is something here that the other side was not left with.</summary>
    private static bool HasNews(SyncMemory? memory, ListedState local) =>
        memory is null ? local.Load().Inventory.Sessions.Any(static session => session.Files.Length > 0) : memory.LocalDigest != local.Digest;

    private void Recall(SyncMemory? memory)
    {
        foreach ((SessionKey session, string path) in memory?.IncludedHere ?? [])
        {
            setup.Here.Include(session, path);
        }

        foreach ((SessionKey session, string path) in memory?.IncludedThere ?? [])
        {
            setup.There.Include(session, path);
        }
    }

    private static List<KnownState> KnownLocally(SyncMemory? memory) =>
        memory is null ? [] : [new KnownState(memory.LocalDigest, () => memory.Body().Local)];

    /// <summary>The other side may be as we left it; where nothing is remembered it may hold just what is here.</summary>
    private static List<KnownState> KnownRemotely(SyncMemory? memory, PredictedRemote? predicted) =>
        memory is not null ? [new KnownState(memory.RemoteDigest, () => memory.Body().Remote)] : predicted is not null ? [predicted.State] : [];

    /// <summary>Nothing changed on either side since both were left equal, for at least the sessions that are asked about now.</summary>
    private bool IsSettled(SyncMemory memory, ListedState local, ListedState remote) =>
        memory.SettledSince is { } since
        && since <= (setup.Policy.Cutoff?.ToUnixTimeSeconds() ?? long.MinValue)
        && memory.LocalDigest == local.Digest
        && memory.RemoteDigest == remote.Digest
        && setup.Policy is { SessionId: null, RestoreMissing: false };

    private SyncPlan Plan(SyncSides sides)
    {
        ImmutableHashSet<AgentId> mergeable = setup.Agent is IMergingAgent ? [setup.Agent.Id] : [];
        Inventory local = UnrecognizedFiles.In(sides.Local, sides.Remote.Inventory, setup.Local);
        Inventory remote = UnrecognizedFiles.In(sides.Remote, sides.Local.Inventory, setup.Remote);
        SyncPlan plan = Planner.Plan(new PlanInput(local, remote, sides.Baseline, setup.IsDryRun ? Guessed(_findings) : _findings, mergeable, setup.Policy));
        sides.Believe(plan.Baseline);
        return plan;
    }

    /// <summary>A dry run reads no versions: what differs mostly is branches.</summary>
    private static ImmutableDictionary<FileKey, Finding> Guessed(ImmutableDictionary<FileKey, Finding> findings) =>
        findings.ToImmutableDictionary(static one => one.Key, static one => one.Value.Relation == Relation.Differs ? new Finding(Relation.Diverged) : one.Value);

    /// <summary>A plan in which nothing is left to be compared; and that knows of divergences which no append would show.</summary>
    private async Task<SyncPlan> PlanAsync(SyncSides sides, CancellationToken cancellationToken)
    {
        SyncPlan plan = Plan(sides);
        var comparer = new Comparer(setup);
        ImmutableDictionary<FileKey, Finding> before = _findings;
        _findings = await comparer.CompareAsync(plan, _findings, cancellationToken);
        _findings = await comparer.CheckAppendsAsync(plan, _findings, cancellationToken);
        return before == _findings ? plan : Plan(sides);
    }

    private async Task<SyncPlan> ExecuteInPlaceAsync(SyncPlan plan, SyncSides sides, CancellationToken cancellationToken)
    {
        if (setup.Places is not { } places || plan.Volume <= LittleVolume)
        {
            return await ExecuteAsync(plan, sides, cancellationToken);
        }

        await places.WaitAsync(cancellationToken);
        try
        {
            return await ExecuteAsync(plan, sides, cancellationToken);
        }
        finally
        {
            places.Release();
        }
    }

    private async Task<SyncPlan> ExecuteAsync(SyncPlan plan, SyncSides sides, CancellationToken cancellationToken)
    {
        JournalEntry entry = setup.Journal.Begin(JournalLines.Begin(setup, plan));
        var versions = new KeptVersions(setup, entry);
        var transfer = new Transfer(setup, entry, versions, progress);
        for (int round = 1; ; round++)
        {
            plan = await InspectAsync(plan, sides, versions, cancellationToken);
            List<(PlannedWrite Planned, WriteResult Result)> written = await transfer.RunAsync(plan, sides, cancellationToken);
            entry.Write([.. written.Select(write => JournalLines.Wrote(write.Planned, write.Result))]);
            bool again = false;
            foreach ((PlannedWrite planned, WriteResult result) in written)
            {
                again |= Learn(planned, result, sides);
            }

            WrittenFile.RecordMerges(written, sides);

            if (!again || round == MostRounds)
            {
                break;
            }

            await new ElsewhereSearch(setup).ListAnewAsync(sides, cancellationToken);
            plan = await PlanAsync(sides, cancellationToken);
        }

        versions.DropRead();
        entry.Write(JournalLines.End(setup.Clock, "done"));
        return Plan(sides);
    }

    /// <summary>The plan in which nothing is left to be read, but what could not be.</summary>
    private async Task<SyncPlan> InspectAsync(SyncPlan plan, SyncSides sides, KeptVersions versions, CancellationToken cancellationToken)
    {
        ImmutableDictionary<FileKey, Finding> before = _findings;
        _findings = await new Inspector(setup, versions).InspectAsync(plan, _findings, Leave, cancellationToken);
        return before == _findings ? plan : Plan(sides);

        void Leave(SessionPlan session, FileStep step)
        {
            (PlannedWrite planned, WriteResult result) = Merger.Unreadable(session, step);
            _log.Add(planned, result);
        }
    }

    /// <summary>Takes over what a write showed; true when that changes the plan.</summary>
    private bool Learn(PlannedWrite planned, WriteResult result, SyncSides sides)
    {
        var file = new FileKey(planned.Session.Key, planned.Step.Name);
        switch (result.Status)
        {
            case WriteStatus.NotPrefix when _findings.GetValueOrDefault(file).Relation == Relation.Unknown:
                _findings = _findings.SetItem(file, Relation.Differs);
                return true;
            case WriteStatus.Elsewhere when result.Detail is { } path:
                setup.LayoutOf(planned.Direction).Include(planned.Session.Key, path);
                return true;
            case WriteStatus.DamagedHeader when sides.LeaveHeader(file):
                return true;
            case WriteStatus.Written:
                _log.Add(planned, result);
                WrittenFile.Record(planned, sides);
                _findings = _findings.Remove(file);
                return false;
            default:
                _log.Add(planned, result);
                return false;
        }
    }

    private void Remember(SyncPlan plan, SyncSides sides, bool isComplete)
    {
        bool isFleeting = new Lessons(setup, sides, _findings, _startSecond).Take(plan);
        sides.ForgetGone();
        bool isSettled = isComplete
            && LeftOutFiles.Of(setup, sides, plan).AreNone
            && !isFleeting
            && setup.Policy is { SessionId: null }
            && setup.Here.Included.IsEmpty
            && setup.There.Included.IsEmpty
            && plan.Sessions.All(session => session.Steps.All(step => step.Action == SyncAction.None));
        var memory = new SyncMemory(
            setup.There.ProjectPath,
            setup.Local.DigestOf(sides.Local),
            setup.Remote.DigestOf(sides.Remote),
            isSettled ? setup.Policy.Cutoff?.ToUnixTimeSeconds() ?? long.MinValue : null,
            PlanCounts.Conversations(plan),
            setup.Here.Included,
            setup.There.Included,
            () => new MemoryBody(sides.Local, sides.Remote, sides.Baseline))
        {
            Older = plan.Older,
        };
        setup.Memory.Save(memory);
    }

    private TargetResult Quiet(int sessions, int older)
    {
        Report(SyncPhase.Done, sessions, sessions);
        return new TargetResult(Summary([], sessions) with { Older = older }, [], HasWork: false, _leftOut);
    }

    private TargetResult Result(SyncPlan plan, SyncSides sides, ImmutableArray<SessionOutcome> outcomes, IReadOnlyList<string> problems)
    {
        Report(SyncPhase.Done, plan.Sessions.Length, plan.Sessions.Length);
        bool hasWork = plan.Sessions.Any(session => session.HasWork);
        LeftOutFiles files = LeftOutFiles.Of(setup, sides, plan);
        _leftOut = [.. _leftOut, .. files.Ours];
        return new TargetResult(
            PlanCounts.In(plan, outcomes, setup.Policy.Direction, Summary(outcomes, unchanged: 0)),
            outcomes,
            hasWork,
            [.. _leftOut, .. files.Others, .. problems]);
    }

    private TargetSummary Summary(ImmutableArray<SessionOutcome> outcomes, int unchanged) =>
        TargetSummary.Of(setup.Target, outcomes, unchanged, setup.Remote.Traffic, setup.Clock.GetElapsedTime(_start)) with { LeftOut = _leftOut.Length };

    private void Report(SyncPhase phase, int done, int total) => progress?.Report(new SyncProgress(setup.Target, phase, done, total, 0, 0));

    /// <summary>The state of this machine and the predicted one of the other side, before that side has answered.</summary>
    private sealed record ThisSide(SyncMemory? Memory, ListedState Local, PredictedRemote? PredictedRemote);
}
