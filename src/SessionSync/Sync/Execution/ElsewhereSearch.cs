using SessionSync.Model.Sessions;
using SessionSync.Stores.Machines.Layout;
using SessionSync.Sync.Planning;

namespace SessionSync.Sync.Execution;

/// <summary>Sessions that one side lacks in the project's folders, and has in another one. A run learns of them when it writes; whoever must not write, or
/// should rather not, asks before.</summary>
internal sealed class ElsewhereSearch(SyncSetup setup)
{
    /// <summary>Asks for everything that the plan would copy, and has the sides know what was found.</summary>
    /// <returns>Whether anything was.</returns>
    public async Task<bool> FindAsync(SyncPlan plan, SyncSides sides, CancellationToken cancellationToken)
    {
        bool wasFoundHere = await FindAsync(plan, sides, SyncDirection.Pull, cancellationToken);
        bool wasFoundThere = await FindAsync(plan, sides, SyncDirection.Push, cancellationToken);
        await ListAnewAsync(sides, cancellationToken);
        return wasFoundHere || wasFoundThere;
    }

    /// <summary>Lists the sides anew on which a session was found outside of the project's folders.</summary>
    public async Task ListAnewAsync(SyncSides sides, CancellationToken cancellationToken)
    {
        if (setup.Here.Included.Keys.Any(key => LacksConversation(sides.Local.Inventory, key)))
        {
            sides.Local = (await setup.Local.ListAsync([], cancellationToken)).Load();
        }

        if (setup.There.Included.Keys.Any(key => LacksConversation(sides.Remote.Inventory, key)))
        {
            sides.Remote = (await setup.Remote.ListAsync([], cancellationToken)).Load();
        }
    }

    private async Task<bool> FindAsync(SyncPlan plan, SyncSides sides, SyncDirection direction, CancellationToken cancellationToken)
    {
        List<PlannedWrite> planned = new WriteBuilder(setup).Build(plan, sides, direction).FindAll(static one => one.Write.IsUnique);
        if (planned.Count == 0)
        {
            return false;
        }

        IMachineLayout layout = setup.LayoutOf(direction);
        IReadOnlyList<string?> places = await layout.FindElsewhereAsync([.. planned.Select(static one => one.Write.Target)], cancellationToken);
        foreach ((PlannedWrite one, string? place) in planned.Zip(places))
        {
            if (place is not null)
            {
                layout.Include(one.Session.Key, place);
            }
        }

        return places.Any(static place => place is not null);
    }

    /// <summary>Files beside it may have been brought into the project's own folder before it was found.</summary>
    private static bool LacksConversation(Inventory inventory, SessionKey key) =>
        inventory.Sessions.All(session => session.Key != key || session.Transcript is null);
}
