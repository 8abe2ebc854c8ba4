namespace SessionSync.Model.Sessions;

/// <summary>A session of an agent that keeps sessions where only the agent may write, so that they are exported and imported by its own command.</summary>
/// <param name="Parent">The id of the session that started this one, or null.</param>
/// <param name="Place">Its working directory, relative to the project; empty for the project itself.</param>
/// <param name="Title">As the agent shows it; not safe to print on a terminal.</param>
/// <param name="Head">The time of its last message.</param>
/// <param name="UnfinishedSince">If its last message is unfinished, when that was last written to; otherwise null.</param>
public sealed record ImportableSession(
    SessionKey Key, string? Parent, string Place, string Title, DateTimeOffset? Head, ImportSignature Signature, DateTimeOffset? UnfinishedSince = null);
