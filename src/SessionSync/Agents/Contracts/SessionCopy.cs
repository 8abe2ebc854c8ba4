namespace SessionSync.Agents.Contracts;

/// <summary>An older version of a session that became a session of its own.</summary>
/// <param name="Original">The id that it had.</param>
/// <param name="Title">What its content says that it is called; null where that says nothing.</param>
/// <param name="LastActive">When the version was last active.</param>
public sealed record SessionCopy(string Id, string Original, string? Title, DateTimeOffset LastActive);
