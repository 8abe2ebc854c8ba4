using FsCheck;
using FsCheck.Fluent;
using SessionSync.Model.Sessions;
using SessionSync.Sync.Planning;

namespace SessionSync.Tests.Sync.Planning;

/// <summary>Modification times come from clocks that may be years off; where records speak, they have no say.</summary>
public sealed class ClockSkewTests
{
    private static readonly Config s_config = Config.QuickThrowOnFailure.WithMaxTest(1000);
    private static readonly FileKey s_transcript = new(ModelWorld.Session(0), SessionFile.Transcript);

    [Fact]
    public void A_shorter_beginning_never_replaces_the_longer_one() => Holds((policy, lengths, times, isKnown) =>
    {
        (ModelMachine here, ModelMachine there, Baseline baseline) = Make(lengths, times, isKnown);
        (ModelFile Shorter, ModelFile Longer) before = Ordered(here, there);
        var sync = new ModelSync(here, there, baseline, policy, canMerge: false);
        sync.Run();
        (ModelFile Shorter, ModelFile Longer) after = Ordered(here, there);
        Assert.True(before.Longer.HoldsSame(after.Longer));
        Assert.True(before.Shorter.IsBeginningOf(after.Shorter));
        Assert.Empty(sync.Journal);
    });

    [Fact]
    public void Where_both_heads_are_known_no_modification_time_changes_the_plan() => Holds((policy, lengths, times, isKnown) =>
    {
        (ModelMachine here, ModelMachine there, _) = Make(lengths, times, isKnown);
        (ModelMachine otherHere, ModelMachine otherThere, _) = Make(lengths, [.. times.Reverse()], isKnown);
        ExpectedStep[] steps = [.. PlanRow.Steps(new ModelSync(here, there, Baseline.Empty, policy, canMerge: true).Plan())];
        Assert.Equal(steps, PlanRow.Steps(new ModelSync(otherHere, otherThere, Baseline.Empty, policy, canMerge: true).Plan()));
    });

    private static (ModelFile Shorter, ModelFile Longer) Ordered(ModelMachine here, ModelMachine there)
    {
        ModelFile left = here.Find(s_transcript)!;
        ModelFile right = there.Find(s_transcript)!;
        return left.Records.Length < right.Records.Length ? (left, right) : (right, left);
    }

    /// <summary>The same conversation on both, one of them perhaps further; perhaps synced before, in which case both were touched since.</summary>
    private static (ModelMachine Here, ModelMachine There, Baseline Baseline) Make((int Common, int Here, int There) lengths, long[] times, bool isKnown)
    {
        var world = new ModelWorld(2);
        world.Apply(Enumerable.Repeat(new ModelEdit(0, ModelEditKind.GoOn, 0, 1, times[0]), lengths.Common));
        ModelMachine here = world.Machines[0];
        ModelMachine there = world.Machines[1];
        there.Put(s_transcript, here.Find(s_transcript)! with { ModifiedSeconds = times[1] });
        var sync = new ModelSync(here, there, Baseline.Empty, new SyncPolicy(), canMerge: true);
        if (isKnown)
        {
            sync.Run();
        }

        world.Apply(Enumerable.Repeat(new ModelEdit(0, ModelEditKind.GoOn, 0, 1, times[2]), lengths.Here));
        world.Apply(Enumerable.Repeat(new ModelEdit(1, ModelEditKind.GoOn, 0, 1, times[3]), lengths.Here == 0 ? lengths.There : 0));
        world.Apply([new ModelEdit(0, ModelEditKind.Touch, 0, 0, times[4]), new ModelEdit(1, ModelEditKind.Touch, 0, 0, times[5])]);
        return (here, there, sync.Baseline);
    }

    private static void Holds(Action<SyncPolicy, (int Common, int Here, int There), long[], bool> property)
    {
        var situations =
            from policy in ModelGenerators.AnyPolicy
            from common in Gen.Choose(1, 5)
            from here in Gen.Choose(0, 3)
            from there in Gen.Choose(0, 3)
            from times in Gen.ArrayOf(ModelGenerators.ModifiedSeconds, 6)
            from isKnown in ModelGenerators.Coin
            select (Policy: policy, Lengths: (common, here, there), Times: times, IsKnown: isKnown);
        Check.One(s_config, Prop.ForAll(situations.ToArbitrary(), it => property(it.Policy, it.Lengths, it.Times, it.IsKnown)));
    }
}
