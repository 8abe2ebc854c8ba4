using System.Collections.Immutable;
using SessionSync.Model.Conversations;

namespace SessionSync.Browse.Search;

/// <summary>The next messages of a conversation, on their way from those who read to the one who writes.</summary>
/// <param name="Facts">There once these are the last.</param>
internal sealed record IndexBatch(ConversationDraft Conversation, ImmutableArray<IndexedMessage> Messages, ConversationFacts? Facts);
