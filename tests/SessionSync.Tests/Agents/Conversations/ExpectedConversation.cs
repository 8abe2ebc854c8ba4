namespace SessionSync.Tests.Agents.Conversations;

/// <summary>What is known of a conversation in a fixture. What is null is not compared.</summary>
/// <param name="Home">The folder of the fixture, a home.</param>
/// <param name="Messages">How many are spoken.</param>
public sealed record ExpectedConversation(string Home, string Id, int Messages)
{
    public string? Title { get; init; }

    public string? ParentId { get; init; }

    public string? Model { get; init; }

    public string? Branch { get; init; }

    public string? WorkingDirectory { get; init; }

    /// <summary>All of them.</summary>
    public long? Tokens { get; init; }

    public bool IsSubagent { get; init; }
}
