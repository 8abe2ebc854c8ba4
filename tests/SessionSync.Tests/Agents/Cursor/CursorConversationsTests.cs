using System.Collections.Immutable;
using SessionSync.Agents.Contracts;
using SessionSync.Agents.Cursor;
using SessionSync.Tests.Agents.Conversations;

namespace SessionSync.Tests.Agents.Cursor;

public sealed class CursorConversationsTests : ConversationReaderContract
{
    private int _chats;

    protected override IConversationReader Reader { get; } = new CursorConversations();

    protected override string FixtureFolder => "cursor";

    protected override string Variable => "XDG_CONFIG_HOME";

    protected override string VariableFolder => ".config";

    protected override ImmutableArray<ExpectedConversation> Expected =>
    [
        .. from home in (string[])["v2.6", "v3-headers-key"]
           from chat in (ExpectedConversation[])
           [
               new(home, "88f29fbb-9597-5e8e-86be-adef16fa44e8", 2)
               {
                   Title = "Read hello.txt", Model = "claude-4.5-sonnet", Branch = "main", WorkingDirectory = "/workspaces/demo", Tokens = 0,
               },
               new(home, "fbe034f6-cb8c-5df7-b3ac-470406805049", 2) { Title = "Old inline chat", Tokens = 0 },
           ]
           select chat,
    ];

    protected override string Write(string home, IReadOnlyList<DraftMessage> messages)
    {
        using CursorStoreWriter writer = new(CursorStoreWriter.GlobalIn(home));
        string id = $"00000000-0000-4000-8000-{++_chats:d12}";
        writer.Composer(id, [.. messages.Select(CursorStoreWriter.Bubble)]);
        writer.Header(id, null);
        return id;
    }
}
