using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using SessionSync.Model.Sessions;
using SessionSync.Sync.Planning;

namespace SessionSync.Tests.Sync.Planning;

/// <summary>Properties of single plans, over inputs that need not have come about by themselves.</summary>
public sealed class SymmetryTests
{
    private static readonly AgentId s_agent = new("claude-code");
    private static readonly Config s_config = Config.QuickThrowOnFailure.WithMaxTest(1000);
    private static readonly string[] s_names = [SessionFile.Transcript, PlanRow.SideRecords, PlanRow.Side];

    [Fact]
    public void Seen_from_the_other_machine_the_plan_is_mirrored() => Holds(input =>
    {
        SyncPlan plan = Planner.Plan(input);
        SyncPlan mirrored = Planner.Plan(Mirror.Of(input));
        Assert.Equal(plan.Sessions.Select(session => session.Key), mirrored.Sessions.Select(session => session.Key));
        foreach ((SessionPlan here, SessionPlan there) in plan.Sessions.Zip(mirrored.Sessions))
        {
            bool isOpenOnBoth = input.Local.Live.Contains(here.Key) && input.Remote.Live.Contains(here.Key);
            foreach ((FileStep step, FileStep other) in here.Steps.Zip(there.Steps))
            {
                Assert.Equal((step.Name, step.Action, Mirror.Of(step.Direction)), (other.Name, other.Action, other.Direction));
                Assert.True(Mirror.Of(step.Reason) == other.Reason || (step.Reason == other.Reason && IsTie(step, isOpenOnBoth)), $"{step} {other}");
            }
        }
    });

    [Fact]
    public void The_same_input_gives_the_same_plan() => Holds(input =>
        Assert.Equal(PlanRow.Steps(Planner.Plan(input)), PlanRow.Steps(Planner.Plan(input))));

    [Fact]
    public void A_window_takes_sessions_out_of_a_plan_and_changes_none_of_the_others() => Holds(input =>
    {
        SyncPlan whole = Planner.Plan(input with { Policy = input.Policy with { Cutoff = null } });
        foreach (SessionPlan session in Planner.Plan(input).Sessions)
        {
            Assert.Equal(whole.Sessions.Single(other => other.Key == session.Key).Steps.AsEnumerable(), session.Steps);
        }
    });

    [Fact]
    public void Only_what_both_sides_hold_is_appended_merged_replaced_or_compared() => Holds(input => Assert.All(Steps(input), step =>
        Assert.True(step is { Local: not null, Remote: not null } ? step.Action != SyncAction.Copy : step.Action is SyncAction.Copy or SyncAction.Keep)));

    [Fact]
    public void Every_step_with_work_names_the_sides_it_writes_and_no_other_does() => Holds(input => Assert.All(Steps(input), step =>
        Assert.Equal(step.Action is SyncAction.None or SyncAction.Keep or SyncAction.Compare, step.Direction == SyncDirection.None)));

    [Fact]
    public void A_transcript_is_replaced_only_after_it_was_found_to_differ() => Holds(input => Assert.All(
        Planner.Plan(input).Sessions,
        session => Assert.All(
            session.Steps.Where(step => step is { Name: not PlanRow.Side, Action: SyncAction.Replace or SyncAction.Merge }),
            step => Assert.True(input.Findings.GetValueOrDefault(new FileKey(session.Key, step.Name)).Relation
                is Relation.Diverged or Relation.LocalHasAll or Relation.RemoteHasAll))));

    // Alike in what decides: then the side here is named on both machines.
    private static bool IsTie(FileStep step, bool isOpenOnBoth) => step.Reason switch
    {
        StepReason.OpenHere => isOpenOnBoth,
        StepReason.ShrunkHere => step.Local!.Stamp.Size == step.Remote!.Stamp.Size,
        _ => false,
    };

    private static IEnumerable<FileStep> Steps(PlanInput input) => Planner.Plan(input).Sessions.SelectMany(session => session.Steps);

    private static void Holds(Action<PlanInput> property) => Check.One(s_config, Prop.ForAll(Inputs.ToArbitrary(), property));

    // Small ranges, so that sizes, times and heads are often alike.
    private static Gen<FileStamp> Stamps => from size in Gen.Choose(1, 3) from time in Gen.Choose(1, 3) select new FileStamp(size, time);

    private static Gen<Inventory> Inventories =>
        from entries in Gen.CollectToArray(Enumerable.Range(0, 3), Entry)
        from live in Gen.SubListOf(Enumerable.Range(0, 3).Select(ModelWorld.Session))
        select new Inventory([.. entries.Where(entry => entry.Files.Length > 0)], [.. live], []);

    private static Gen<Finding> Findings =>
        from relation in Gen.Elements(Enum.GetValues<Relation>())
        from here in ModelGenerators.Coin
        from there in ModelGenerators.Coin
        from order in Gen.Choose(-1, 1)
        select new Finding(relation, here, there, order);

    private static Gen<PlanInput> Inputs =>
        from here in Inventories
        from there in Inventories
        from baseline in Per(from local in Stamps from remote in Stamps select new BaselineFile(local, remote))
        from findings in Per(Findings)
        from canMerge in ModelGenerators.Coin
        from policy in ModelGenerators.AnyPolicy
        from cutoff in Gen.Choose(0, 4)
        select new PlanInput(
            here,
            there,
            new Baseline(baseline),
            findings,
            canMerge ? [s_agent] : [],
            policy with { Cutoff = policy.Cutoff is null ? null : DateTimeOffset.FromUnixTimeSeconds(cutoff) });

    private static Gen<SessionEntry> Entry(int number) =>
        from names in Gen.SubListOf(s_names)
        from stamps in Gen.ArrayOf(Stamps, s_names.Length)
        from head in Gen.Choose(0, 3)
        select new SessionEntry(
            ModelWorld.Session(number),
            "",
            "folder",
            [.. names.Select((name, index) => new SessionFile(name, name, stamps[index], name == PlanRow.Side ? FileKind.Whole : FileKind.Records))],
            head == 0 || !names.Contains(SessionFile.Transcript) ? null : DateTimeOffset.FromUnixTimeSeconds(head));

    private static Gen<ImmutableDictionary<FileKey, T>> Per<T>(Gen<T> values) =>
        from files in Gen.SubListOf(Enumerable.Range(0, 3).SelectMany(number => s_names.Select(name => new FileKey(ModelWorld.Session(number), name))))
        from chosen in Gen.ArrayOf(values, 9)
        select files.Select((file, index) => KeyValuePair.Create(file, chosen[index])).ToImmutableDictionary();
}
