namespace SessionSync.Agents.Contracts;

/// <summary>An older version of a session that became a session of its own.</summary>
/// <param name="Id">Its new id.</param>
/// <param name="Original">The id of the session it was a version of.</param>
/// <param name="Title">The title in its content, or null.</param>
/// <param name="LastActive">The time of its last message.</param>
public sealed record SessionCopy(string Id, string Original, string? Title, DateTimeOffset LastActive);
