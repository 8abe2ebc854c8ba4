using SessionSync.Sessions;
using SessionSync.State;
using SessionSync.Stores.Machines.Codespaces;

namespace SessionSync.Status;

/// <summary>Tells whether what a Codespace holds is home.</summary>
public static class HomecomingRules
{
    /// <summary>Of one that answered, by what a sync of all sessions would do. What is left as it is may be something that is missing here.</summary>
    public static Homecoming OfRunning(PendingChanges changes) => changes switch
    {
        { NewerThere: > 0 } or { Diverged: > 0 } => Homecoming.NotHome,
        { Kept: > 0 } => Homecoming.MaybeNotHome,
        _ => Homecoming.Home,
    };

    /// <summary>Of one that nobody asked: it is as the last sync left it, unless it was used since.</summary>
    /// <param name="left">What both sides were known to hold then.</param>
    public static Homecoming OfSilent(DateTimeOffset? lastSync, CodespaceTimes? times, MemoryBody? left) =>
        lastSync is { } synced && times?.LastUsed is { } used && used <= synced && left is not null && IsAllHome(left)
            ? Homecoming.Home
            : Homecoming.MaybeNotHome;

    private static bool IsAllHome(MemoryBody left)
    {
        foreach (SessionEntry session in left.Remote.Inventory.Sessions)
        {
            foreach (SessionFile file in session.Files)
            {
                if (left.Baseline.Find(new FileKey(session.Key, file.Name))?.Remote != file.Stamp)
                {
                    return false;
                }
            }
        }

        return true;
    }
}
