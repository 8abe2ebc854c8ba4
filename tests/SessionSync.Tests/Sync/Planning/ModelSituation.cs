using SessionSync.Model.Sessions;
using SessionSync.Sync.Planning;

namespace SessionSync.Tests.Sync.Planning;

/// <summary>Two machines before a sync: they worked, were perhaps synced, and went on working.</summary>
/// <param name="OpenHere">A session that is open here; one that does not exist for none.</param>
internal sealed record ModelSituation(
    ModelEdit[] Before, bool WereSynced, ModelEdit[] After, SyncPolicy Policy, bool CanMerge, int OpenHere, int OpenThere)
{
    /// <summary>Both machines, new each time, and what is known of them.</summary>
    public (ModelMachine Here, ModelMachine There, Baseline Baseline) Make()
    {
        var world = new ModelWorld(2);
        world.Apply(Before);
        ModelMachine here = world.Machines[0];
        ModelMachine there = world.Machines[1];
        var sync = new ModelSync(here, there, Baseline.Empty, new SyncPolicy(), CanMerge);
        if (WereSynced)
        {
            sync.Run();
        }

        world.Apply(After);
        here.Live.Add(ModelWorld.Session(OpenHere));
        there.Live.Add(ModelWorld.Session(OpenThere));
        return (here, there, sync.Baseline);
    }

    public override string ToString() =>
        $"{string.Join("; ", Before.AsEnumerable())}\nsynced: {WereSynced}\n{string.Join("; ", After.AsEnumerable())}\n{Policy} merge: {CanMerge} open: {OpenHere} {OpenThere}";
}
