using System.Collections.Immutable;
using System.Text.Json;
using SessionSync.Agents.Databases;
using SessionSync.Conversations;
using SessionSync.Sessions;

namespace SessionSync.Agents.Cursor;

/// <summary>A chat as versions of 2024 and before kept it: a tab in one value of the workspace's database.</summary>
internal sealed class CursorTab(JsonDocument chats, string id, string path) : ICursorChat
{
    private const string Key = "workbench.panel.aichat.view.aichat.chatdata";

    private readonly JsonElement _tab = chats.RootElement.ItemsAt("tabs").FirstOrDefault(tab => tab.TextAt("tabId") == id);

    public CursorDetails Details => new(
        _tab.TextAt("chatTitle"), CursorWorkspace.DirectoryOf(path), LastUpdatedAt: _tab.TimeAt("lastSendTime"));

    public static List<FoundConversation> Find(ReadOnlyDatabase workspace, string path, AgentId agent)
    {
        using JsonDocument? chats = CursorValues.Item(workspace, Key, static _ => { });
        return
        [
            .. from tab in chats?.RootElement.ItemsAt("tabs") ?? []
               let id = tab.TextAt("tabId")
               where PlainId.IsPlain(id)
               let time = tab.TimeAt("lastSendTime") ?? new DateTimeOffset(File.GetLastWriteTimeUtc(path))
               select new FoundConversation(new SessionKey(agent, id), path, new FileStamp(tab.GetRawText().Length, time.ToUnixTimeSeconds())),
        ];
    }

    public static CursorTab? TryOpen(string path, string id, Action<ReadWarning> warn)
    {
        using ReadOnlyDatabase? workspace = ReadOnlyDatabase.TryOpen(path, warn);
        JsonDocument? chats = workspace is null ? null : CursorValues.Item(workspace, Key, warn);
        return chats is null ? null : new CursorTab(chats, id, path);
    }

    public IEnumerable<Message> ReadMessages() => _tab.ItemsAt("bubbles").Select(MessageOf).OfType<Message>();

    public void Dispose() => chats.Dispose();

    private static Message? MessageOf(JsonElement bubble)
    {
        bool isUser = bubble.TextAt("type") == "user";
        string? text = bubble.TextAt("text") ?? bubble.TextAt("rawText") ?? RichText.TextOf(bubble.TextAt("initText"));
        ImmutableArray<Part> parts =
        [
            .. text is { Length: > 0 } ? (Part[])[new TextPart(text)] : [],
            .. isUser ? CursorAttachments.Of(bubble) : [],
        ];
        return parts.IsEmpty ? null : new Message(bubble.TextAt("id"), isUser ? Role.User : Role.Assistant, bubble.TimeAt("createdAt"), parts)
        {
            Model = isUser ? null : bubble.TextAt("modelType"),
        };
    }
}
