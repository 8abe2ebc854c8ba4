namespace SessionSync.Model.Conversations;

/// <summary>Who wrote a message.</summary>
public enum Role
{
    User,
    Assistant,

    /// <summary>The agent itself: notices, compactions, the output of commands.</summary>
    System,

    /// <summary>A tool's answer. Agents that put answers into user messages have none of these.</summary>
    Tool,
}
