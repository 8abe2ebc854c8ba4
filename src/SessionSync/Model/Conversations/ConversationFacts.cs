using SessionSync.Model.Sessions;

namespace SessionSync.Model.Conversations;

/// <summary>What a list tells of a conversation.</summary>
/// <param name="Title">What a person would call it, as one line; null where nothing says it.</param>
/// <param name="WorkingDirectory">Where it was had, as the machine it was had on knows it; null where the agent does not say.</param>
/// <param name="Branch">The git branch it was had on last.</param>
/// <param name="Model">The model that answered last.</param>
/// <param name="Messages">How many messages on the branch that a resume goes on with are spoken (<see cref="Message.IsSpoken"/>).</param>
/// <param name="Parent">The conversation it was forked from, or that started it as a sub-agent.</param>
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
