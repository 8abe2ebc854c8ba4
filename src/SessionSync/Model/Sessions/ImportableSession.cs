namespace SessionSync.Model.Sessions;

/// <summary>A session of an agent that keeps them where only it may write, and so takes those of others by an import of its own.</summary>
/// <param name="Parent">The id of the session that this one was made by; null for a conversation of its own.</param>
/// <param name="Place">Where in the project it was had: a path relative to the project's top, empty for the top itself.</param>
/// <param name="Title">As the agent shows it; text from elsewhere, not fit for a terminal as it is.</param>
/// <param name="Head">When its last message was written.</param>
/// <param name="UnfinishedSince">When its last message was written on last, if the agent has not finished it; null where it has.</param>
public sealed record ImportableSession(
    SessionKey Key, string? Parent, string Place, string Title, DateTimeOffset? Head, ImportSignature Signature, DateTimeOffset? UnfinishedSince = null);
