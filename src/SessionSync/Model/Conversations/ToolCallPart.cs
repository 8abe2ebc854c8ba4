namespace SessionSync.Model.Conversations;

/// <summary>A tool that the model wants to use.</summary>
/// <param name="CallId">What a <see cref="ToolResultPart"/> refers to; null where the agent gives none.</param>
/// <param name="Input">The arguments as JSON text, or as they were written where they are no JSON.</param>
public sealed record ToolCallPart(string? CallId, string Name, string Input) : Part;
