using SessionSync.Model.Sessions;
using SessionSync.Stores;
using SessionSync.Sync.Memory;

namespace SessionSync.Sync.Execution;

/// <summary>The other side as it would be if it held exactly what is here, with all that would then be left to do: to remember it. Made
/// while the connection is, so that a first run over equal sides ends as fast as a later one.</summary>
internal sealed record PredictedRemote(KnownState State, int SessionCount, string Memory)
{
    /// <summary>Null where this side has something that a digest does not tell, or the other side's cannot be told.</summary>
    public static PredictedRemote? Of(SyncSetup setup, ListedState local)
    {
        StoreState here = local.Load();
        if (setup.Policy.SessionId is not null || setup.Policy.RestoreMissing || here.Inventory is not { Problems.IsEmpty: true, Unplaced.IsEmpty: true } || SharedFiles.AreIn(here, setup.Agent))
        {
            return null;
        }

        if (setup.There.Mirror(here.Inventory) is not { } there)
        {
            return null;
        }

        var sides = new SyncSides(here, there.Load(), Baseline.Empty);
        int count = 0;
        bool isFleeting = false;
        long now = setup.Clock.GetUtcNow().ToUnixTimeSeconds();
        foreach (SessionEntry session in here.Inventory.Sessions)
        {
            count += session.IsConversation ? 1 : 0;
            foreach (SessionFile file in session.Files)
            {
                isFleeting |= file.Stamp.ModifiedSeconds == now;
                sides.SetEqual(new FileKey(session.Key, file.Name), file.Stamp, file.Stamp, file.Stamp.ModifiedSeconds == now ? Evidence.Fleeting : Evidence.Stamps);
            }
        }

        var memory = new SyncMemory(
            setup.There.ProjectPath,
            local.Digest,
            there.Digest,
            SettledSince: isFleeting ? null : long.MinValue,
            count,
            setup.Here.Included,
            setup.There.Included,
            () => new MemoryBody(sides.Local, sides.Remote, sides.Baseline));
        return new PredictedRemote(there, count, MemoryFile.Compose(memory));
    }
}
