using System.Collections.Immutable;
using SessionSync.Agents.Codex;
using SessionSync.Agents.Gemini;
using SessionSync.Conversations;

namespace SessionSync.Agents;

/// <summary>The readers of conversations there are, one line each.</summary>
public static class ConversationReaders
{
    public static ImmutableArray<IConversationReader> All { get; } =
    [
        new CodexConversations(),
        new GeminiConversations(),
    ];
}
