using System.Text;
using SessionSync.Agents.Lines;
using SessionSync.Conversations;

namespace SessionSync.Agents.ClaudeCode;

/// <summary>Makes parts of a message's content. Pure.</summary>
internal static class ContentParts
{
    /// <summary>Adds what a block says, as it comes.</summary>
    public static void Add(in ContentBlock block, ICollection<Part> parts)
    {
        if (block.IsText)
        {
            parts.Add(new TextPart(JsonValue.Text(block.Text) ?? ""));
        }
        else if (block.IsThinking)
        {
            // Newer models keep their thoughts to themselves and leave only a signature.
            if (JsonValue.Text(block.Text) is { Length: > 0 } thoughts)
            {
                parts.Add(new ThinkingPart(thoughts));
            }
        }
        else if (block.IsToolCall)
        {
            parts.Add(new ToolCallPart(JsonValue.Text(block.Id), JsonValue.Text(block.Name) ?? "", block.Input.IsEmpty ? "{}" : JsonValue.Raw(block.Input)));
        }
        else if (block.IsToolResult)
        {
            AddToolResult(block, parts);
        }
        else if (block.IsImage)
        {
            parts.Add(ImageOf(block.Input));
        }
        else if (block.IsDocument)
        {
            parts.Add(DocumentOf(block));
        }
        else
        {
            parts.Add(new UnknownPart(JsonValue.Raw(block.Type), JsonValue.Raw(block.Raw)));
        }
    }

    /// <summary>All text of a content, whether it is one string or in blocks.</summary>
    public static string TextOf(ReadOnlySpan<byte> content)
    {
        if (JsonValue.Text(content) is { } text)
        {
            return text;
        }

        var joined = new StringBuilder();
        var items = new JsonItems(content);
        while (items.Read())
        {
            var block = new ContentBlock(items.Value);
            Append(joined, block.IsText ? JsonValue.Text(block.Text) : JsonValue.Text(block.Content));
        }

        return joined.ToString();
    }

    // What a tool answers may hold pictures and things unknown: they stand behind it.
    private static void AddToolResult(in ContentBlock block, ICollection<Part> parts)
    {
        var output = new StringBuilder();
        List<Part> others = [];
        if (JsonValue.Text(block.Content) is { } text)
        {
            output.Append(text);
        }

        var items = new JsonItems(block.Content);
        while (items.Read())
        {
            var inner = new ContentBlock(items.Value);
            if (inner.IsText)
            {
                Append(output, JsonValue.Text(inner.Text));
            }
            else
            {
                others.Add(inner.IsImage ? ImageOf(inner.Input) : new UnknownPart(JsonValue.Raw(inner.Type), JsonValue.Raw(inner.Raw)));
            }
        }

        parts.Add(new ToolResultPart(JsonValue.Text(block.Id), output.ToString(), block.IsError));
        others.ForEach(parts.Add);
    }

    private static ImagePart ImageOf(ReadOnlySpan<byte> source)
    {
        string mediaType = "";
        string data = "";
        var members = new JsonMembers(source);
        while (members.Read())
        {
            if (members.Name.SequenceEqual("media_type"u8))
            {
                mediaType = JsonValue.Text(members.Value) ?? "";
            }
            else if (members.Name.SequenceEqual("data"u8))
            {
                data = JsonValue.Text(members.Value) ?? "";
            }
        }

        return new ImagePart(mediaType, data);
    }

    private static AttachmentPart DocumentOf(in ContentBlock block)
    {
        string mediaType = "document";
        string text = "";
        bool isText = false;
        var members = new JsonMembers(block.Input);
        while (members.Read())
        {
            if (members.Name.SequenceEqual("type"u8))
            {
                isText = JsonValue.Inside(members.Value).SequenceEqual("text"u8);
            }
            else if (members.Name.SequenceEqual("media_type"u8))
            {
                mediaType = JsonValue.Text(members.Value) ?? mediaType;
            }
            else if (members.Name.SequenceEqual("data"u8) && isText)
            {
                text = JsonValue.Text(members.Value) ?? "";
            }
        }

        return new AttachmentPart(JsonValue.Text(block.Name) ?? mediaType, text);
    }

    private static void Append(StringBuilder joined, string? text)
    {
        if (text is { Length: > 0 })
        {
            joined.Append(joined.Length > 0 ? "\n" : "").Append(text);
        }
    }
}
