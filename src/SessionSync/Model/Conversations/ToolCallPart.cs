namespace SessionSync.Model.Conversations;

/// <summary>A model's call of a tool.</summary>
/// <param name="CallId">The id that a <see cref="ToolResultPart"/> refers to, or null.</param>
/// <param name="Input">The arguments as JSON text, or as written if they are not JSON.</param>
public sealed record ToolCallPart(string? CallId, string Name, string Input) : Part;
