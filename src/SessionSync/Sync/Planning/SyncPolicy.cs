namespace SessionSync.Sync.Planning;

/// <summary>The user's choices for a sync.</summary>
/// <param name="Cutoff">Sessions whose head is older on both sides are not looked at; null looks at all.</param>
/// <param name="SessionId">Only this session, whatever its age.</param>
/// <param name="PreferNewer">Diverged sessions are not merged: the newer head's whole file wins, the older is kept in the journal.</param>
/// <param name="RestoreMissing">Sessions that went away on one side are copied back.</param>
public sealed record SyncPolicy(
    SyncDirection Direction = SyncDirection.Both,
    DateTimeOffset? Cutoff = null,
    string? SessionId = null,
    bool PreferNewer = false,
    bool RestoreMissing = false);
