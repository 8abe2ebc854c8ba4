namespace SessionSync.Agents.Codex;

/// <summary>The part of its origin that a fork has: all before this ordinal, which the fork's file does not repeat.</summary>
internal sealed record HistoryBase(string Id, long EndOrdinal);
