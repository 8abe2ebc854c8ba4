using SessionSync.Model.Conversations;
using SessionSync.Model.Sessions;

namespace SessionSync.Browse.Export;

/// <summary>What the head of a document tells.</summary>
public sealed record ExportedSession(SessionKey Key, bool IsSubagent, ConversationFacts Facts)
{
    /// <summary>What its page leads to; null where it stands for itself.</summary>
    public RelatedPages? Related { get; init; }
}
