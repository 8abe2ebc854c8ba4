using SessionSync.Conversations;
using SessionSync.Sessions;

namespace SessionSync.Export;

/// <summary>What the head of a document tells.</summary>
public sealed record ExportedSession(SessionKey Key, bool IsSubagent, ConversationFacts Facts);
