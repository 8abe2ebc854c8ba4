using System.Collections.Immutable;
using SessionSync.Agents.Formats.Databases;
using SessionSync.Agents.Formats.Json;
using SessionSync.Model.Conversations;
using SessionSync.Model.Sessions;

namespace SessionSync.Agents.Cursor;

/// <summary>A chat as versions of 2024 and before kept it: a tab in one value of the workspace's database.</summary>
internal sealed class CursorTab(JsonPiece tab, string path) : ICursorChat
{
    private const string Key = "workbench.panel.aichat.view.aichat.chatdata";

    public CursorDetails Details => new(
        tab["chatTitle"u8].Text, CursorWorkspace.DirectoryOf(path), LastUpdatedAt: tab["lastSendTime"u8].Time);

    public static List<FoundConversation> Find(ReadOnlyDatabase workspace, string path, AgentId agent)
    {
        JsonPiece chats = CursorValues.Item(workspace, Key, static _ => { });
        return
        [
            .. from tab in chats["tabs"u8].Items
               let id = tab["tabId"u8].Text
               where PlainId.IsPlain(id)
               let time = tab["lastSendTime"u8].Time ?? new DateTimeOffset(File.GetLastWriteTimeUtc(path))
               select new FoundConversation(new SessionKey(agent, id), path, new FileStamp(tab.Length, time.ToUnixTimeSeconds())),
        ];
    }

    public static CursorTab? TryOpen(string path, string id, Action<ReadWarning> warn)
    {
        using ReadOnlyDatabase? workspace = ReadOnlyDatabase.TryOpen(path, warn);
        JsonPiece chats = workspace is null ? default : CursorValues.Item(workspace, Key, warn);
        return chats.IsMissing ? null : new CursorTab(chats["tabs"u8].Items.FirstOrDefault(tab => tab["tabId"u8].Text == id), path);
    }

    public IEnumerable<Message> ReadMessages() => tab["bubbles"u8].Items.Select(MessageOf).OfType<Message>();

    public void Dispose()
    {
        // Everything is held by then, and the database let go of.
    }

    private static Message? MessageOf(JsonPiece bubble)
    {
        bool isUser = bubble["type"u8].Text == "user";
        string? text = bubble["text"u8].Text ?? bubble["rawText"u8].Text ?? RichText.TextOf(bubble["initText"u8].Text);
        ImmutableArray<Part> parts =
        [
            .. text is { Length: > 0 } ? (Part[])[new TextPart(text)] : [],
            .. isUser ? CursorAttachments.Of(bubble) : [],
        ];
        return parts.IsEmpty ? null : new Message(bubble["id"u8].Text, isUser ? Role.User : Role.Assistant, bubble["createdAt"u8].Time, parts)
        {
            Model = isUser ? null : bubble["modelType"u8].Text,
        };
    }
}
