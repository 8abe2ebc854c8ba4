using System.Collections.Immutable;
using SessionSync.Conversations;

namespace SessionSync.Agents;

/// <summary>The readers of all agents.</summary>
public static class ConversationReaders
{
    public static ImmutableArray<IConversationReader> All { get; } = [];
}
