namespace SessionSync.Browse.Overview;

/// <summary>The sort key of a list; the newest and the biggest come first, titles are in alphabetical order.</summary>
public enum ConversationOrder
{
    Last,
    Started,
    Messages,
    Tokens,
    Title,
}
