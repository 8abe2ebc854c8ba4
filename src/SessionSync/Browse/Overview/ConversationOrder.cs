namespace SessionSync.Browse.Overview;

/// <summary>What a list is sorted by; the newest and the biggest come first, titles in their alphabet.</summary>
public enum ConversationOrder
{
    Last,
    Started,
    Messages,
    Tokens,
    Title,
}
