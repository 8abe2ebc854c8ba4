using System.Collections.Immutable;
using SessionSync.Browse.Export;
using SessionSync.Model.Conversations;
using SessionSync.Model.Sessions;

namespace SessionSync.Tests.Browse.Export;

/// <summary>A conversation that is made up.</summary>
internal sealed record FakeConversation(string Id, params ImmutableArray<Message> Messages)
{
    public static DateTimeOffset Start { get; } = new(2026, 11, 20, 10, 15, 0, TimeSpan.Zero);

    public string? Title { get; init; } = "Fix the login";

    public string? Directory { get; init; } = "/w/app";

    public string? Branch { get; init; } = "main";

    public string? ParentId { get; init; }

    public bool IsSubagent { get; init; }

    public long Size { get; init; } = 100;

    public ImmutableArray<ReadWarning> Warnings { get; init; } = [];

    public Exception? Failure { get; init; }

    public DateTimeOffset? StartedAt { get; init; } = Start;

    public SessionKey Key => new(FakeReader.Name, Id);

    public ConversationFacts Facts => new(
        Title, Directory, Branch, "model-1", Messages.Length, new TokenUsage(1, 2, 3, 4), StartedAt, StartedAt?.AddMinutes(5),
        ParentId is null ? null : new SessionKey(FakeReader.Name, ParentId));

    public ExportedSession Session => new(Key, IsSubagent, Facts);

    public FoundConversation In(string home) => new(Key, Path.Combine(home, "sessions", "one", "file.jsonl"), new FileStamp(Size, 1_700_000_000), IsSubagent);

    public static Message Say(string text) => Of(Role.User, new TextPart(text));

    public static Message Of(Role role, params ImmutableArray<Part> parts) => new("m1", role, Start, parts);
}
