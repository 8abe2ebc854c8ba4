using System.Text.Json;
using SessionSync.Agents.Databases;
using SessionSync.Conversations;

namespace SessionSync.Agents.Cursor;

/// <summary>A chat of the global database: <c>composerData:id</c> with the order of its bubbles, and the bubbles in it or in values of their own.</summary>
internal sealed class CursorComposer(ReadOnlyDatabase global, FoundConversation chat, Action<ReadWarning> warn) : ICursorChat
{
    public const string Prefix = "composerData:";
    private const int LongestPlace = 120;

    private readonly string _id = chat.Key.Id;
    private readonly JsonDocument? _data = CursorValues.Disk(global, Prefix + chat.Key.Id, warn);

    public CursorDetails Details
    {
        get
        {
            JsonElement data = _data?.RootElement ?? default;
            return new CursorDetails(
                data.TextAt("name"),
                WorkingDirectory(data),
                data.TextAt("createdOnBranch"),
                data.TextAt("modelConfig", "modelName"),
                data.TimeAt("createdAt"),
                data.TimeAt("lastUpdatedAt"),
                chat.IsSubagent ? ParentOf(_id) : null);
        }
    }

    public IEnumerable<Message> ReadMessages()
    {
        JsonElement data = _data?.RootElement ?? default;
        return data.ItemsAt("fullConversationHeadersOnly").Any() || _data is null
            ? Bubbles(data)
            : data.ItemsAt("conversation").Select(bubble => CursorBubble.MessageOf(bubble, null)).OfType<Message>();
    }

    public void Dispose()
    {
        _data?.Dispose();
        global.Dispose();
    }

    private IEnumerable<Message> Bubbles(JsonElement data)
    {
        HashSet<string> seen = [];
        foreach (string bubble in _data is null ? BubblesByTime() : data.ItemsAt("fullConversationHeadersOnly").Select(head => head.TextAt("bubbleId") ?? ""))
        {
            if (seen.Add(bubble) && Bubble(data, bubble) is { } message)
            {
                yield return message;
            }
        }
    }

    private Message? Bubble(JsonElement data, string bubble)
    {
        bool isDamaged = false;
        using JsonDocument? document = CursorValues.Disk(global, $"bubbleId:{_id}:{bubble}", warning =>
        {
            isDamaged = true;
            warn(warning);
        });
        JsonElement value = document?.RootElement ?? data.At("conversationMap", bubble);
        if (value.ValueKind == JsonValueKind.Object)
        {
            return CursorBubble.MessageOf(value, bubble);
        }

        if (!isDamaged)
        {
            warn(new ReadWarning(DisplayText.OneLine($"bubble {bubble}", LongestPlace), "the chat names it and it is not there"));
        }

        return null;
    }

    /// <summary>What is left where the order cannot be read.</summary>
    private IEnumerable<string> BubblesByTime() =>
        from bubble in CursorValues.DiskKeys(global, $"bubbleId:{_id}:")
        orderby TimeOf(bubble)
        select bubble;

    private DateTimeOffset? TimeOf(string bubble)
    {
        using JsonDocument? document = CursorValues.Disk(global, $"bubbleId:{_id}:{bubble}", static _ => { });
        return document?.RootElement.TimeAt("createdAt");
    }

    /// <summary>Only the parent names the other.</summary>
    private string? ParentOf(string subagent)
    {
        foreach (string composer in CursorValues.DiskKeysOfValuesWith(global, Prefix, subagent))
        {
            using JsonDocument? data = CursorValues.Disk(global, Prefix + composer, static _ => { });
            if (data?.RootElement.ItemsAt("subComposerIds").Any(sub => sub.AsText() == subagent) == true)
            {
                return composer;
            }
        }

        return null;
    }

    private string? WorkingDirectory(JsonElement data) =>
        CursorWorkspace.DirectoryOfIdentifier(data.At("workspaceIdentifier"))
        ?? (CursorFolder.IsGlobal(chat.Path) ? CursorHeaders.DirectoryOf(global, CursorFolder.Around(chat.Path), _id) : CursorWorkspace.DirectoryOf(chat.Path));
}
