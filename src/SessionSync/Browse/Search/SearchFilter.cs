using SessionSync.Model.Sessions;

namespace SessionSync.Browse.Search;

/// <summary>Which sessions are searched.</summary>
/// <param name="Limit">How many sessions are told of at most.</param>
/// <param name="Since">Only sessions with a message since then.</param>
/// <param name="IsInProject">Whether sessions that were held in this directory are wanted; null for all, also those that name none.</param>
public sealed record SearchFilter(int Limit, AgentId? Agent = null, DateTimeOffset? Since = null, Predicate<string>? IsInProject = null);
