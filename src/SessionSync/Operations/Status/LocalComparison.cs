using SessionSync.Model.Sessions;
using SessionSync.Stores;
using SessionSync.Stores.Machines.Local;
using SessionSync.Sync.Memory;

namespace SessionSync.Operations.Status;

/// <summary>Compares this machine with what is remembered of the last sync, without asking the target.</summary>
internal static class LocalComparison
{
    /// <summary>How many sessions here are not as both sides held them: those in the age window, and older ones.</summary>
    /// <param name="cutoff">Where the window begins.</param>
    public static async Task<(int Changed, int Older)> CountChangedAsync(LocalStore local, SyncMemory? memory, DateTimeOffset cutoff, CancellationToken cancellationToken)
    {
        List<KnownState> known = memory is null ? [] : [new KnownState(memory.LocalDigest, () => memory.Body().Local)];
        ListedState listed = await local.ListAsync(known, cancellationToken);
        Baseline baseline = memory?.Body().Baseline ?? Baseline.Empty;
        SessionEntry[] changed = [.. listed.Load().Inventory.Sessions.Where(session =>
            session.IsConversation && session.Files.Any(file => baseline.Find(new FileKey(session.Key, file.Name))?.Local != file.Stamp))];
        int older = changed.Count(session => session.LastActive < cutoff);
        return (changed.Length - older, older);
    }
}
