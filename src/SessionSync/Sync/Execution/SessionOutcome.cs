using SessionSync.Model.Sessions;
using SessionSync.Sync.Planning;

namespace SessionSync.Sync.Execution;

/// <summary>How a sync, or the plan of one, ended for a session that changed or needs attention.</summary>
/// <param name="Title">As the agent shows it; text from elsewhere, not fit for a terminal as it is.</param>
/// <param name="Reason">Why: a sentence without its full stop.</param>
/// <param name="Bytes">What travelled, before compression.</param>
/// <param name="Size">The session's size where it is larger.</param>
/// <param name="Head">When its last message was written.</param>
/// <param name="Detail">What a failure said; null otherwise.</param>
public sealed record SessionOutcome(
    string Target,
    SessionKey Session,
    string Title,
    SessionAction Action,
    SyncDirection Direction,
    string Reason,
    long Bytes,
    long Size,
    DateTimeOffset? Head,
    string? Detail = null)
{
    /// <summary>Both sides are left as they are, and no later run will bring them together by itself.</summary>
    public bool IsUnresolved { get; init; }
}
