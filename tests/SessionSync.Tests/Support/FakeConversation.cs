using SessionSync.Model.Conversations;
using SessionSync.Model.Sessions;

namespace SessionSync.Tests.Support;

/// <summary>One made-up conversation.</summary>
internal sealed record FakeConversation(string? Title = null, string? Directory = null)
{
    public string? Path { get; init; }

    public FileStamp Stamp { get; init; } = new(100, 1_700_000_000);

    public bool IsSubagent { get; init; }

    public bool IsLive { get; init; }

    public string? ParentId { get; init; }

    public string? Branch { get; init; }

    public string? Model { get; init; }

    public int Count { get; init; } = 2;

    public TokenUsage Tokens { get; init; }

    public DateTimeOffset? Started { get; init; }

    public DateTimeOffset? Last { get; init; } = FixedTime.Noon.GetUtcNow().AddHours(-3);

    public Message[] Messages { get; init; } = [];

    public List<ReadWarning> Warnings { get; init; } = [];

    public Exception? Failure { get; init; }

    public ConversationFacts Facts => new(Title, Directory, Branch, Model, Count, Tokens, Started, Last, null);
}
