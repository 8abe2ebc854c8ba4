using SessionSync.Model.Sessions;
using SessionSync.Stores;
using SessionSync.Stores.Machines.Local;
using SessionSync.Sync.Memory;

namespace SessionSync.Cli.Inspection;

/// <summary>Compares this machine with what is remembered of the last sync, without asking the target.</summary>
internal static class LocalComparison
{
    /// <summary>How many sessions changed here since.</summary>
    /// <param name="cutoff">Sessions whose last message is older are not looked at.</param>
    public static async Task<int> CountChangedAsync(LocalStore local, SyncMemory? memory, DateTimeOffset? cutoff, CancellationToken cancellationToken)
    {
        List<KnownState> known = memory is null ? [] : [new KnownState(memory.LocalDigest, () => memory.Body().Local)];
        ListedState listed = await local.ListAsync(known, cancellationToken);
        Baseline baseline = memory?.Body().Baseline ?? Baseline.Empty;
        return listed.Load().Inventory.Sessions.Count(session =>
            session.IsConversation
            && (cutoff is null || session.LastActive >= cutoff)
            && session.Files.Any(file => baseline.Find(new FileKey(session.Key, file.Name))?.Local != file.Stamp));
    }
}
