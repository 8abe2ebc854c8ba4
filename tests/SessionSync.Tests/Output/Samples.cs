using SessionSync.Model.Sessions;
using SessionSync.Sync.Execution;
using SessionSync.Sync.Planning;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Output;

internal static class Samples
{
    private static readonly DateTimeOffset Now = FixedTime.Noon.GetUtcNow();

    public static SessionOutcome Pushed { get; } = new(
        "cs-1", new SessionKey(new AgentId("claude-code"), "0b9c"), "Fix the\u001b[31m [flaky] test", SessionAction.Pushed, SyncDirection.Push,
        "Only here", 2_048, 123_456, Now.AddHours(-3));

    public static SessionOutcome Failed { get; } = new(
        "cs-1", new SessionKey(new AgentId("claude-code"), "77aa"), "", SessionAction.Failed, SyncDirection.Pull,
        "It changed meanwhile", 0, 5, null, "size 5,\nnot 6");

    public static TargetSummary Summary { get; } = new("cs-1")
    {
        Pushed = 2,
        Pulled = 1,
        Appended = 3,
        Unchanged = 41,
        BytesSent = 12_400,
        BytesReceived = 3_100,
        Connections = 1,
        Seconds = 0.8404,
    };
}
