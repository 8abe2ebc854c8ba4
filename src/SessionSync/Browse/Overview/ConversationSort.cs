using System.Collections.Immutable;

namespace SessionSync.Browse.Overview;

/// <summary>Sorts lists. What an order does not decide is decided by the last activity, then by the id: the same list every time. Pure.</summary>
public static class ConversationSort
{
    public static ImmutableArray<ListedConversation> By(ConversationOrder order, IEnumerable<ListedConversation> conversations)
    {
        IOrderedEnumerable<ListedConversation> sorted = order switch
        {
            ConversationOrder.Started => conversations.OrderByDescending(static one => one.Facts.StartedAt ?? DateTimeOffset.MinValue),
            ConversationOrder.Messages => conversations.OrderByDescending(static one => one.Facts.Messages),
            ConversationOrder.Tokens => conversations.OrderByDescending(static one => one.Facts.Tokens.Total),
            ConversationOrder.Title => conversations.OrderBy(static one => one.Facts.Title is null).ThenBy(static one => one.Facts.Title, StringComparer.OrdinalIgnoreCase),
            _ => conversations.OrderByDescending(static one => one.LastActive),
        };
        return [.. sorted.ThenByDescending(static one => one.LastActive).ThenBy(static one => one.Found.Key).ThenBy(static one => one.Found.Path, StringComparer.Ordinal)];
    }
}
