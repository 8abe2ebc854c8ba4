using SessionSync.Model.Conversations;
using SessionSync.Model.Sessions;

namespace SessionSync.Browse.Export;

/// <summary>The session that a document is about, with the facts for the document's head.</summary>
public sealed record ExportedSession(SessionKey Key, bool IsSubagent, ConversationFacts Facts)
{
    /// <summary>The pages that its page links to; null where it stands alone.</summary>
    public RelatedPages? Related { get; init; }
}
