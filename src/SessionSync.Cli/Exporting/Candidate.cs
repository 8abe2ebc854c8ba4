using SessionSync.Conversations;

namespace SessionSync.Cli.Exporting;

/// <summary>A conversation that may be exported, and who reads it.</summary>
internal sealed record Candidate(IConversationReader Reader, FoundConversation Conversation);
