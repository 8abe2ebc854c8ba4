namespace SessionSync.Model.Conversations;

/// <summary>Who speaks in a message.</summary>
public enum Role
{
    User,
    Assistant,

    /// <summary>The agent itself: notices, compactions, what a command printed.</summary>
    System,

    /// <summary>A tool that answers; agents that put results into user messages have none of these.</summary>
    Tool,
}
