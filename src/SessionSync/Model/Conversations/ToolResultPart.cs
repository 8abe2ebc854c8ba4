namespace SessionSync.Model.Conversations;

/// <summary>What a tool answered.</summary>
public sealed record ToolResultPart(string? CallId, string Output, bool IsError = false) : Part;
