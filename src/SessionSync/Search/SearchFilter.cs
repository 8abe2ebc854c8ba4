using System.Collections.Immutable;

namespace SessionSync.Search;

/// <summary>Which sessions are searched.</summary>
/// <param name="Agents">Empty for all.</param>
/// <param name="Since">Only sessions with a message since then.</param>
/// <param name="Directory">Only sessions that were had in this directory or below it.</param>
/// <param name="Limit">How many sessions are told of at most.</param>
public sealed record SearchFilter(ImmutableArray<string> Agents, DateTimeOffset? Since, string? Directory, int Limit);
