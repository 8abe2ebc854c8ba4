using SessionSync.Agents.Formats.Databases;
using SessionSync.Agents.Formats.Json;
using SessionSync.Model;
using SessionSync.Model.Conversations;

namespace SessionSync.Agents.Cursor;

/// <summary>A chat of the global database: <c>composerData:id</c> with the order of its bubbles, and the bubbles in it or in values of their own.</summary>
internal sealed class CursorComposer(ReadOnlyDatabase global, FoundConversation chat, Action<ReadWarning> warn) : ICursorChat
{
    public const string Prefix = "composerData:";
    private const int LongestPlace = 120;

    private readonly string _id = chat.Key.Id;
    private readonly JsonPiece _data = CursorValues.Disk(global, Prefix + chat.Key.Id, warn);

    public CursorDetails Details => new(
        _data["name"u8].Text,
        WorkingDirectory(),
        _data["createdOnBranch"u8].Text,
        _data["modelConfig"u8]["modelName"u8].Text,
        _data["createdAt"u8].Time,
        _data["lastUpdatedAt"u8].Time,
        chat.IsSubagent ? ParentOf(_id) : null);

    public IEnumerable<Message> ReadMessages() => _data["fullConversationHeadersOnly"u8].Items.Any() || _data.IsMissing
        ? Bubbles()
        : _data["conversation"u8].Items.Select(bubble => CursorBubble.MessageOf(bubble, null)).OfType<Message>();

    public void Dispose() => global.Dispose();

    private IEnumerable<Message> Bubbles()
    {
        HashSet<string> seen = [];
        Dictionary<string, JsonPiece> held = Held();
        foreach (string bubble in _data.IsMissing ? BubblesByTime() : _data["fullConversationHeadersOnly"u8].Items.Select(head => head["bubbleId"u8].Text ?? ""))
        {
            if (seen.Add(bubble) && Bubble(held, bubble) is { } message)
            {
                yield return message;
            }
        }
    }

    private Message? Bubble(Dictionary<string, JsonPiece> held, string bubble)
    {
        bool isDamaged = false;
        JsonPiece value = CursorValues.Disk(global, $"bubbleId:{_id}:{bubble}", warning =>
        {
            isDamaged = true;
            warn(warning);
        });
        value = value.IsMissing ? held.GetValueOrDefault(bubble) : value;
        if (value.IsObject)
        {
            return CursorBubble.MessageOf(value, bubble);
        }

        if (!isDamaged)
        {
            warn(new ReadWarning(DisplayText.OneLine($"bubble {bubble}", LongestPlace), "the chat names it and it is not there"));
        }

        return null;
    }

    /// <summary>The bubbles that some versions keep with the chat.</summary>
    private Dictionary<string, JsonPiece> Held()
    {
        Dictionary<string, JsonPiece> held = [];
        foreach (JsonMember bubble in _data["conversationMap"u8].Members)
        {
            held[JsonText.Decode(bubble.Name)] = bubble.Value;
        }

        return held;
    }

    /// <summary>All bubbles of the chat by their time, for a chat whose order cannot be read.</summary>
    private IEnumerable<string> BubblesByTime() =>
        from bubble in CursorValues.DiskKeys(global, $"bubbleId:{_id}:")
        orderby TimeOf(bubble)
        select bubble;

    private DateTimeOffset? TimeOf(string bubble) => CursorValues.Disk(global, $"bubbleId:{_id}:{bubble}", static _ => { })["createdAt"u8].Time;

    /// <summary>Only the parent names the other.</summary>
    private string? ParentOf(string subagent)
    {
        foreach (string composer in CursorValues.DiskKeysOfValuesWith(global, Prefix, subagent))
        {
            JsonPiece data = CursorValues.Disk(global, Prefix + composer, static _ => { });
            if (data["subComposerIds"u8].Items.Any(sub => sub.Text == subagent))
            {
                return composer;
            }
        }

        return null;
    }

    private string? WorkingDirectory() =>
        CursorWorkspace.DirectoryOfIdentifier(_data["workspaceIdentifier"u8])
        ?? CursorHeaders.DirectoryOf(global, CursorFolder.Around(chat.Path), _id)
        ?? (CursorFolder.IsGlobal(chat.Path) ? null : CursorWorkspace.DirectoryOf(chat.Path));
}
