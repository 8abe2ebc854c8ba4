namespace SessionSync.Model.Conversations;

/// <summary>A tool's answer.</summary>
public sealed record ToolResultPart(string? CallId, string Output, bool IsError = false) : Part;
