using SessionSync.Model.Sessions;
using SessionSync.Stores.Machines.Codespaces;
using SessionSync.Stores.Machines.Layout;
using SessionSync.Sync.Memory;

namespace SessionSync.Operations.Status;

/// <summary>Tells whether what a Codespace holds is home.</summary>
public static class SafeToDeleteRules
{
    /// <summary>Of one that answered, by what a sync of all sessions would do. What is left as it is may be something that is missing here.</summary>
    public static SafeToDelete OfRunning(PendingChanges changes) => changes switch
    {
        { NewerThere: > 0 } or { Diverged: > 0 } => SafeToDelete.No,
        { Kept: > 0 } => SafeToDelete.Unknown,
        _ => SafeToDelete.Yes,
    };

    /// <summary>Of one that nobody asked: it is as the last sync left it, unless it was used since.</summary>
    /// <param name="memories">What was remembered then of each agent; null where nothing was.</param>
    public static SafeToDelete OfSilent(DateTimeOffset? lastSync, CodespaceTimes? times, IEnumerable<SyncMemory?> memories) =>
        lastSync is { } synced && times?.LastUsed is { } used && used <= synced && memories.All(static memory => memory is not null && IsAllHome(memory))
            ? SafeToDelete.Yes
            : SafeToDelete.Unknown;

    private static bool IsAllHome(SyncMemory memory)
    {
        MemoryBody left = memory.Body();
        if (ProjectSessions.DigestOf(left.Remote) != memory.RemoteDigest)
        {
            // A damaged memory reads as if there had been nothing.
            return false;
        }

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
