using System.Collections.Immutable;
using SessionSync.Agents.ClaudeCode;
using SessionSync.Agents.Codex;
using SessionSync.Agents.Contracts;
using SessionSync.Agents.Cursor;
using SessionSync.Agents.Gemini;
using SessionSync.Agents.OpenCode;
using SessionSync.Agents.Pi;

namespace SessionSync.Agents;

/// <summary>The agents whose conversations can be read, one line each.</summary>
public static class ConversationReaders
{
    public static ImmutableArray<IConversationReader> All { get; } =
    [
        new ClaudeCodeConversations(),
        new CodexConversations(),
        new OpenCodeConversations(),
        new GeminiConversations(),
        new PiConversations(),
        new CursorConversations(),
    ];
}
