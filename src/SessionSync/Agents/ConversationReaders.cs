using System.Collections.Immutable;
using SessionSync.Conversations;

namespace SessionSync.Agents;

/// <summary>The agents whose conversations can be read, one line each.</summary>
public static class ConversationReaders
{
    public static ImmutableArray<IConversationReader> All { get; } = [];
}
