namespace SessionSync.Agents.Cursor;

/// <summary>The facts about a chat that Cursor keeps besides its messages.</summary>
internal sealed record CursorDetails(
    string? Title = null,
    string? WorkingDirectory = null,
    string? Branch = null,
    string? Model = null,
    DateTimeOffset? CreatedAt = null,
    DateTimeOffset? LastUpdatedAt = null,
    string? Parent = null);
