namespace SessionSync.Agents.Codex;

/// <summary>What a fork has of its origin: all before this ordinal, which the fork's file does not repeat.</summary>
internal sealed record HistoryBase(string Id, long EndOrdinal);
