using FsCheck;
using FsCheck.Fluent;
using SessionSync.Model.Sessions;
using SessionSync.Sync.Planning;

namespace SessionSync.Tests.Sync.Planning;

/// <summary>What holds for every sync of two machines, whatever happened on them and whatever their clocks say.</summary>
public sealed class ModelPropertyTests
{
    private static readonly Config s_config = Config.QuickThrowOnFailure.WithMaxTest(1000);

    [Fact]
    public void Nothing_that_was_on_either_side_is_unreachable_afterwards() => Holds(ModelGenerators.AnyPolicy, mayBeOpen: true, situation =>
    {
        (ModelMachine here, ModelMachine there, Baseline baseline) = situation.Make();
        (FileKey, int)[] before = [.. Records(here.Files), .. Records(there.Files)];
        var sync = new ModelSync(here, there, baseline, situation.Policy, situation.CanMerge);
        sync.Run();
        Assert.Empty(before.Except([.. Records(here.Files), .. Records(there.Files), .. Records(sync.Journal)]));
    });

    [Fact]
    public void Where_diverged_sessions_are_merged_no_record_needs_the_journal() =>
        Holds(ModelGenerators.AnyPolicy, mayBeOpen: true, situation =>
        {
            (ModelMachine here, ModelMachine there, Baseline baseline) = situation.Make();
            (FileKey Key, int Id)[] before = [.. Records(here.Files), .. Records(there.Files)];
            new ModelSync(here, there, baseline, situation.Policy with { PreferNewer = false }, canMerge: true).Run();
            IEnumerable<(FileKey, int)> lost = before.Where(record => record.Key.Name != PlanRow.Side)
                .Except([.. Records(here.Files), .. Records(there.Files)]);
            Assert.Empty(lost);
        });

    [Fact]
    public void A_second_sync_finds_nothing_to_do() => Holds(ModelGenerators.WholePolicy, mayBeOpen: false, situation =>
    {
        (ModelMachine here, ModelMachine there, Baseline baseline) = situation.Make();
        var first = new ModelSync(here, there, baseline, situation.Policy, situation.CanMerge);
        first.Run();
        (string, string) between = (here.Contents, there.Contents);
        var second = new ModelSync(here, there, first.Baseline, situation.Policy, situation.CanMerge);
        Assert.DoesNotContain(second.Run().Sessions, session => session.HasWork);
        Assert.Equal(between, (here.Contents, there.Contents));
        Assert.Empty(second.Journal);
    });

    [Fact]
    public void Losing_the_baseline_after_a_sync_brings_nothing_but_restored_files() => Holds(ModelGenerators.WholePolicy, mayBeOpen: false, situation =>
    {
        (ModelMachine here, ModelMachine there, Baseline baseline) = situation.Make();
        SyncPolicy policy = situation.Policy with { RestoreMissing = true };
        new ModelSync(here, there, baseline, policy, situation.CanMerge).Run();
        var second = new ModelSync(here, there, Baseline.Empty, policy, situation.CanMerge);
        Assert.DoesNotContain(second.Run().Sessions, session => session.HasWork);
        Assert.Equal(here.Contents, there.Contents);
    });

    [Fact]
    public void It_does_not_matter_which_machine_runs_the_sync() => Holds(ModelGenerators.AnyPolicy, mayBeOpen: true, situation =>
    {
        (ModelMachine here, ModelMachine there, Baseline baseline) = situation.Make();
        (ModelMachine otherHere, ModelMachine otherThere, _) = situation.Make();
        new ModelSync(here, there, baseline, situation.Policy, situation.CanMerge).Run();
        SyncPolicy policy = situation.Policy with { Direction = Mirror.Of(situation.Policy.Direction) };
        new ModelSync(otherThere, otherHere, Mirror.Of(baseline), policy, situation.CanMerge).Run();
        Assert.Equal((here.Contents, there.Contents), (otherHere.Contents, otherThere.Contents));
    });

    [Fact]
    public void The_window_decides_what_is_looked_at_and_nothing_else() => Holds(ModelGenerators.AnyPolicy, mayBeOpen: true, situation =>
    {
        (ModelMachine here, ModelMachine there, Baseline baseline) = situation.Make();
        (ModelMachine wholeHere, ModelMachine wholeThere, _) = situation.Make();
        (ModelMachine oldHere, ModelMachine oldThere, _) = situation.Make();
        SyncPlan plan = new ModelSync(here, there, baseline, situation.Policy, situation.CanMerge).Run();
        new ModelSync(wholeHere, wholeThere, baseline, situation.Policy with { Cutoff = null }, situation.CanMerge).Run();
        foreach (SessionKey session in here.Files.Concat(there.Files).Select(file => file.Key.Session).Distinct())
        {
            bool isLookedAt = plan.Sessions.Any(planned => planned.Key == session);
            (ModelMachine expectedHere, ModelMachine expectedThere) = isLookedAt ? (wholeHere, wholeThere) : (oldHere, oldThere);
            Assert.Equal((expectedHere.ContentsOf(session), expectedThere.ContentsOf(session)), (here.ContentsOf(session), there.ContentsOf(session)));
        }
    });

    [Fact]
    public void Only_sides_that_may_be_written_are_written() => Holds(ModelGenerators.AnyPolicy, mayBeOpen: true, situation =>
    {
        (ModelMachine here, ModelMachine there, Baseline baseline) = situation.Make();
        (string here, string there) before = (here.Contents, there.Contents);
        new ModelSync(here, there, baseline, situation.Policy, situation.CanMerge).Run();
        Assert.True(situation.Policy.Direction.HasFlag(SyncDirection.Pull) || here.Contents == before.here);
        Assert.True(situation.Policy.Direction.HasFlag(SyncDirection.Push) || there.Contents == before.there);
    });

    [Fact]
    public void What_is_open_is_never_changed() => Holds(ModelGenerators.AnyPolicy, mayBeOpen: true, situation =>
    {
        (ModelMachine here, ModelMachine there, Baseline baseline) = situation.Make();
        (FileKey Key, ModelFile File)[] open = [.. here.Files.Where(file => here.Live.Contains(file.Key.Session))];
        new ModelSync(here, there, baseline, situation.Policy, situation.CanMerge).Run();
        Assert.All(open, file => Assert.Same(file.File, here.Find(file.Key)));
    });

    [Fact]
    public void The_situations_lead_to_every_action()
    {
        HashSet<SyncAction> actions = [];
        Holds(ModelGenerators.AnyPolicy, mayBeOpen: true, situation =>
        {
            (ModelMachine here, ModelMachine there, Baseline baseline) = situation.Make();
            var sync = new ModelSync(here, there, baseline, situation.Policy, situation.CanMerge);
            sync.Run();
            actions.UnionWith(sync.Actions);
        });
        Assert.Equal(Enum.GetValues<SyncAction>().Order(), actions.Order());
    }

    private static IEnumerable<(FileKey Key, int Id)> Records(IEnumerable<(FileKey Key, ModelFile File)> files) =>
        files.SelectMany(file => file.File.Records.Select(record => (file.Key, record.Id)));

    private static void Holds(Gen<SyncPolicy> policies, bool mayBeOpen, Action<ModelSituation> property) =>
        Check.One(s_config, Prop.ForAll(ModelGenerators.Situations(policies, mayBeOpen).ToArbitrary(), property));
}
