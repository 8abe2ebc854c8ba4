namespace SessionSync.Agents.Cursor;

/// <summary>The entry of one chat in a list of chats.</summary>
/// <param name="WorkspaceDatabase">The database of the workspace that lists it, or whose window shows it; null where a global list alone tells of it.</param>
internal sealed record CursorHeader(double? LastUpdated, bool IsSubagent = false, string? WorkspaceDatabase = null);
