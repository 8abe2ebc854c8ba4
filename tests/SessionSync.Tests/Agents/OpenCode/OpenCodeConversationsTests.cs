using System.Collections.Immutable;
using SessionSync.Agents.Contracts;
using SessionSync.Agents.OpenCode;
using SessionSync.Tests.Agents.Conversations;

namespace SessionSync.Tests.Agents.OpenCode;

public sealed class OpenCodeConversationsTests : ConversationReaderContract
{
    private const string Parent = "ses_e084751b7ffepZh2KvZ3Wtc0oG";
    private int _sessions;

    protected override IConversationReader Reader { get; } = new OpenCodeConversations();

    protected override string FixtureFolder => "opencode";

    protected override string Variable => "XDG_DATA_HOME";

    protected override string VariableFolder => Path.Combine(".local", "share");

    protected override ImmutableArray<ExpectedConversation> Expected =>
    [
        InDatabase("ses_e0848035bffeiS1IusxbwYy9JF", 2, "MOCK-REPLY to: \"first plain question\"", 2418),
        InDatabase("ses_e08479321ffeDATZSNgDd3a7o1", 5, "MOCK-REPLY to: \"[[tools]] please use tools\"", 9904),
        InDatabase("ses_e08477bd3ffewMsO7bmqSsk2qD", 2, "MOCK-REPLY to: \"[[think]] think about it\"", 2419),
        InDatabase(Parent, 3, "MOCK-REPLY to: \"[[agent]] use a subagent\"", 4876),
        InDatabase("ses_e08474d3effeVr0GH0xhz3aIlI", 2, "mock description (@general subagent)", 2420) with { ParentId = Parent, IsSubagent = true },
        InDatabase("ses_e0847403effe4hFON8VY8G7Up2", 3, "MOCK-REPLY to: \"[[todo]] plan it\"", 4881),
        InDatabase("ses_e08472c1affewDIZ4ysS8uwWDV", 3, "MOCK-REPLY to: \"[[big]] big output\"", 7869),
        InDatabase("ses_e084713c1ffea4jVZ7JYuZ4Xni", 3, "MOCK-REPLY to: \"[[par]] two tools\"", 4922),
        new("legacy-json-1.1.65", "ses_e0838c154ffe3yV6hilogguwta", 5)
        {
            Title = "MOCK-REPLY to: \"[[tools]] please use tools\"",
            Model = "mock-model",
            WorkingDirectory = "/workspaces/demo",
            Tokens = 10390,
        },
    ];

    protected override string Write(string home, IReadOnlyList<DraftMessage> messages)
    {
        using OpenCodeStoreWriter writer = new(OpenCodeStoreWriter.PathIn(home));
        string id = writer.Session($"ses_{++_sessions:d8}");
        foreach (DraftMessage message in messages)
        {
            writer.Message(id, message);
        }

        return id;
    }

    private static ExpectedConversation InDatabase(string id, int messages, string title, long tokens) => new("db", id, messages)
    {
        Title = title,
        Model = "mock-model",
        WorkingDirectory = "/workspaces/demo",
        Tokens = tokens,
    };
}
