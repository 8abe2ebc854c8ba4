using SessionSync.Model.Sessions;

namespace SessionSync.Model.Conversations;

/// <summary>The facts that a list shows about one conversation.</summary>
/// <param name="Title">Its title as one line, or null.</param>
/// <param name="WorkingDirectory">The working directory on the machine it was held on, or null.</param>
/// <param name="Branch">The git branch of its last message, or null.</param>
/// <param name="Model">The model that answered last, or null.</param>
/// <param name="Messages">The number of spoken messages (<see cref="Message.IsSpoken"/>) on the branch that the agent would resume.</param>
/// <param name="Parent">The conversation it was forked from, or that started it as a sub-agent; null if there is none.</param>
public sealed record ConversationFacts(
    string? Title,
    string? WorkingDirectory,
    string? Branch,
    string? Model,
    int Messages,
    TokenUsage Tokens,
    DateTimeOffset? StartedAt,
    DateTimeOffset? LastMessageAt,
    SessionKey? Parent);
