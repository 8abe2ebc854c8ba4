using FsCheck;
using FsCheck.Fluent;
using SessionSync.Model.Sessions;
using SessionSync.Sync.Planning;

namespace SessionSync.Tests.Sync.Planning;

/// <summary>Three machines that sync in pairs, in whatever order, while work goes on on all of them.</summary>
public sealed class ThreeMachinesTests
{
    private static readonly (int Left, int Right)[] s_pairs = [(0, 1), (1, 2), (0, 2)];
    private static readonly Config s_config = Config.QuickThrowOnFailure.WithMaxTest(500);

    [Fact]
    public void They_converge_to_the_same_records_whatever_the_order() => Holds((days, order) =>
    {
        var world = new ModelWorld(3);
        Dictionary<int, Baseline> baselines = Work(world, days);
        HashSet<(FileKey, int)> written = [.. world.Machines.SelectMany(Records)];
        for (int round = 0; round < 3; round++)
        {
            Array.ForEach(order, pair => Sync(world, baselines, pair));
        }

        Assert.All(world.Machines, machine => Assert.Equal(world.Machines[0].RecordSets, machine.RecordSets));
        Assert.Empty(written.Except(Records(world.Machines[0])));
    });

    [Fact]
    public void Once_converged_they_stay_as_they_are() => Holds((days, order) =>
    {
        var world = new ModelWorld(3);
        Dictionary<int, Baseline> baselines = Work(world, days);
        for (int round = 0; round < 5; round++)
        {
            Array.ForEach(order, pair => Sync(world, baselines, pair));
        }

        string[] settled = [.. world.Machines.Select(machine => machine.Contents)];
        Assert.All(world.Machines, machine => Assert.Equal(WholeFiles(world.Machines[0]), WholeFiles(machine)));
        Array.ForEach(order, pair => Sync(world, baselines, pair));
        Assert.Equal(settled, world.Machines.Select(machine => machine.Contents));
    });

    /// <summary>Each day something is written anywhere, then one pair syncs.</summary>
    /// <remarks>Transcripts converge under any clocks. A whole file has nothing but its time to go by, so for that the clocks are right:
    /// otherwise two versions may follow each other around three machines.</remarks>
    private static Dictionary<int, Baseline> Work(ModelWorld world, (ModelEdit[] Edits, int Pair)[] days)
    {
        long clock = ModelWorld.Start.ToUnixTimeSeconds();
        var baselines = new Dictionary<int, Baseline>();
        foreach ((ModelEdit[] edits, int pair) in days)
        {
            world.Apply(edits.Select(edit => edit.Kind == ModelEditKind.Write ? edit with { ModifiedSeconds = clock++ } : edit));
            Sync(world, baselines, pair);
        }

        return baselines;
    }

    private static void Sync(ModelWorld world, Dictionary<int, Baseline> baselines, int pair)
    {
        (int left, int right) = s_pairs[pair];
        Baseline known = baselines.GetValueOrDefault(pair, Baseline.Empty);
        var sync = new ModelSync(world.Machines[left], world.Machines[right], known, new SyncPolicy(), canMerge: true);
        sync.Run();
        baselines[pair] = sync.Baseline;
    }

    private static IEnumerable<(FileKey, int)> WholeFiles(ModelMachine machine) =>
        machine.Files.Where(file => file.File.Kind == FileKind.Whole).Select(file => (file.Key, file.File.Records[0].Id));

    private static IEnumerable<(FileKey, int)> Records(ModelMachine machine) =>
        machine.Files.Where(file => file.File.Kind == FileKind.Records).SelectMany(file => file.File.Records.Select(record => (file.Key, record.Id)));

    private static void Holds(Action<(ModelEdit[] Edits, int Pair)[], int[]> property)
    {
        Gen<(ModelEdit[], int)> day =
            from edits in ModelGenerators.Edits(4, ModelGenerators.Growing, machines: 3)
            from pair in Gen.Choose(0, 2)
            select (edits, pair);
        Gen<((ModelEdit[], int)[] Days, int[] Order)> histories =
            from count in Gen.Choose(1, 10)
            from days in Gen.ArrayOf(day, count)
            from order in Gen.Shuffle<int>([0, 1, 2])
            select (days, order);
        Check.One(s_config, Prop.ForAll(histories.ToArbitrary(), history => property(history.Days, history.Order)));
    }
}
