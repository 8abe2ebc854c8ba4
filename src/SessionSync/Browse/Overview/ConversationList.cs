using System.Collections.Immutable;
using SessionSync.Model.Conversations;

namespace SessionSync.Browse.Overview;

/// <summary>The conversations on a machine, with the problems of reading them.</summary>
/// <param name="Found">Everything that was found, sub-agents' conversations included.</param>
/// <param name="Conversations">Those of it that were asked for and could be read.</param>
/// <param name="Problems">What could not be read at all, each a sentence; the rest is complete.</param>
public sealed record ConversationList(
    ImmutableArray<FoundConversation> Found, ImmutableArray<ListedConversation> Conversations, ImmutableArray<string> Problems);
