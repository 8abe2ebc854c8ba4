namespace SessionSync.Agents.Codex;

/// <summary>A rollout as far as it belongs to a conversation.</summary>
internal readonly record struct RolloutSegment(string Path, long EndOrdinal);
