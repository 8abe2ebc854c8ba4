using System.Collections.Immutable;
using SessionSync.Model.Sessions;
using SessionSync.Sync.Execution;
using SessionSync.Sync.Planning;

namespace SessionSync.Tests.Sync.Planning;

/// <summary>Carries out plans between two machines of the model as the engine does between real ones: in rounds, each of which may
/// find out what a listing does not tell.</summary>
internal sealed class ModelSync(ModelMachine here, ModelMachine there, Baseline baseline, SyncPolicy policy, bool canMerge)
{
    private const int MostRounds = 6;
    private readonly ImmutableDictionary<FileKey, BaselineFile>.Builder _known = baseline.Files.ToBuilder();
    private ImmutableDictionary<FileKey, Finding> _findings = ImmutableDictionary<FileKey, Finding>.Empty;

    public Baseline Baseline => new(_known.ToImmutable());

    /// <summary>Every version that was replaced.</summary>
    public List<(FileKey Key, ModelFile File)> Journal { get; } = [];

    public HashSet<SyncAction> Actions { get; } = [];

    /// <summary>The plan in which nothing is left to be compared.</summary>
    public SyncPlan Plan()
    {
        SyncPlan plan = PlanOnce();
        foreach ((FileKey key, FileStep step) in StepsOf(plan))
        {
            Actions.Add(step.Action);
            if (step.Action == SyncAction.Compare)
            {
                _findings = _findings.SetItem(key, here.Find(key)!.HoldsSame(there.Find(key)) ? Relation.Equal : Relation.Differs);
            }
        }

        return PlanOnce();
    }

    /// <summary>Syncs; the plan that was carried out first.</summary>
    public SyncPlan Run()
    {
        SyncPlan first = Plan();
        SyncPlan plan = first;
        for (int round = 1; round <= MostRounds && RunOnce(plan); round++)
        {
            plan = Plan();
        }

        foreach ((FileKey key, FileStep step) in StepsOf(PlanOnce()))
        {
            if (step is { Action: SyncAction.None, Local: { } local, Remote: { } remote })
            {
                _known[key] = new BaselineFile(local.Stamp, remote.Stamp);
            }
        }

        foreach (FileKey key in _known.Keys.Where(key => here.Find(key) is null && there.Find(key) is null).ToArray())
        {
            _known.Remove(key);
        }

        return first;
    }

    private static IEnumerable<(FileKey Key, FileStep Step)> StepsOf(SyncPlan plan) =>
        from session in plan.Sessions from step in session.Steps select (new FileKey(session.Key, step.Name), step);

    private SyncPlan PlanOnce()
    {
        ImmutableHashSet<AgentId> mergeable = canMerge ? [new AgentId("claude-code")] : [];
        SyncPlan plan = Planner.Plan(new PlanInput(here.Inventory(), there.Inventory(), Baseline, _findings, mergeable, policy));
        if (plan.Baseline.Files.IsEmpty)
        {
            _known.Clear();
        }

        return plan;
    }

    /// <summary>True when something was found out that changes the plan.</summary>
    private bool RunOnce(SyncPlan plan)
    {
        bool again = false;
        foreach (SessionPlan session in plan.Sessions)
        {
            foreach (FileStep step in session.Steps)
            {
                Actions.Add(step.Action);
                again |= Carry(session, step, new FileKey(session.Key, step.Name));
            }
        }

        return again;
    }

    private bool Carry(SessionPlan session, FileStep step, FileKey key)
    {
        switch (step.Action)
        {
            case SyncAction.Copy:
                Assert.Null(TargetOf(step).Find(key));
                Write(session, step, key);
                return false;
            case SyncAction.Append when !TargetOf(step).Find(key)!.IsBeginningOf(SourceOf(step).Find(key)!):
                _findings = _findings.SetItem(key, Relation.Differs);
                return true;
            case SyncAction.Inspect:
                _findings = _findings.SetItem(key, ModelFile.Inspect(here.Find(key)!, there.Find(key)!));
                return true;
            case SyncAction.Append:
                Write(session, step, key);
                return false;
            case SyncAction.Replace:
                Journal.Add((key, TargetOf(step).Find(key)!));
                Write(session, step, key);
                return false;
            case SyncAction.Merge:
                Merge(step, key);
                return false;
            default:
                return false;
        }
    }

    private void Write(SessionPlan session, FileStep step, FileKey key)
    {
        bool isPush = step.Direction == SyncDirection.Push;
        SessionFile source = (isPush ? step.Local : step.Remote)!;
        ModelFile file = SourceOf(step).Find(key)!;
        long modified = ArrivalTime.For((isPush ? session.Local : session.Remote)!, source, ModelWorld.Start);
        ModelFile written = file with { ModifiedSeconds = modified };
        TargetOf(step).Put(key, written);
        _findings = _findings.Remove(key);
        _known[key] = isPush ? new BaselineFile(file.Stamp, written.Stamp) : new BaselineFile(written.Stamp, file.Stamp);
    }

    private void Merge(FileStep step, FileKey key)
    {
        ModelFile local = here.Find(key)!;
        ModelFile remote = there.Find(key)!;
        Journal.Add((key, local));
        Journal.Add((key, remote));
        ImmutableArray<ModelRecord> merged = ModelFile.Merge(local, remote);
        long head = merged.Max(record => record.Instant).ToUnixTimeSeconds();
        if (step.Direction.HasFlag(SyncDirection.Pull))
        {
            here.Put(key, local with { Records = merged, ModifiedSeconds = Math.Max(head, local.ModifiedSeconds) });
        }

        if (step.Direction.HasFlag(SyncDirection.Push))
        {
            there.Put(key, remote with { Records = merged, ModifiedSeconds = Math.Max(head, remote.ModifiedSeconds) });
        }

        _findings = _findings.Remove(key);
    }

    private ModelMachine SourceOf(FileStep step) => step.Direction == SyncDirection.Push ? here : there;

    private ModelMachine TargetOf(FileStep step) => step.Direction == SyncDirection.Push ? there : here;
}
