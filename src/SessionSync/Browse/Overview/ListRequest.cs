using SessionSync.Projects;

namespace SessionSync.Browse.Overview;

/// <summary>Which conversations to list, and how.</summary>
/// <param name="Project">Null for all projects.</param>
/// <param name="Text">What is to stand in the title or in a prompt.</param>
public sealed record ListRequest(LocalProject? Project, ConversationFilter Filter, string? Text, ConversationOrder Order, int? Limit);
