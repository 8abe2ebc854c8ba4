using System.Text;
using SessionSync.Agents.Formats.Json;
using SessionSync.Model.Conversations;

namespace SessionSync.Agents.ClaudeCode;

/// <summary>Makes parts of a message's content. Pure.</summary>
internal static class ContentParts
{
    /// <summary>Adds what a block says, as it comes.</summary>
    public static void Add(in ContentBlock block, ICollection<Part> parts)
    {
        if (block.IsText)
        {
            parts.Add(new TextPart(block.Text.Text ?? ""));
        }
        else if (block.IsThinking)
        {
            // Newer models keep their thoughts to themselves and leave only a signature.
            if (block.Text.Text is { Length: > 0 } thoughts)
            {
                parts.Add(new ThinkingPart(thoughts));
            }
        }
        else if (block.IsToolCall)
        {
            parts.Add(new ToolCallPart(block.Id.Text, block.Name.Text ?? "", block.Input.IsMissing ? "{}" : block.Input.Raw));
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
            parts.Add(new UnknownPart(block.Type.Text ?? "", block.Whole.Raw));
        }
    }

    /// <summary>All text of a content, whether it is one string or in blocks.</summary>
    public static string TextOf(JsonPiece content)
    {
        if (content.Text is { } text)
        {
            return text;
        }

        var joined = new StringBuilder();
        foreach (JsonPiece item in content.Items)
        {
            var block = new ContentBlock(item);
            Append(joined, block.IsText ? block.Text.Text : block.Content.Text);
        }

        return joined.ToString();
    }

    // What a tool answers may hold pictures and things unknown: they stand behind it.
    private static void AddToolResult(in ContentBlock block, ICollection<Part> parts)
    {
        var output = new StringBuilder();
        List<Part> others = [];
        if (block.Content.Text is { } text)
        {
            output.Append(text);
        }

        foreach (JsonPiece item in block.Content.Items)
        {
            var inner = new ContentBlock(item);
            if (inner.IsText)
            {
                Append(output, inner.Text.Text);
            }
            else
            {
                others.Add(inner.IsImage ? ImageOf(inner.Input) : new UnknownPart(inner.Type.Text ?? "", inner.Whole.Raw));
            }
        }

        parts.Add(new ToolResultPart(block.Id.Text, output.ToString(), block.IsError));
        others.ForEach(parts.Add);
    }

    private static ImagePart ImageOf(JsonPiece source)
    {
        string mediaType = "";
        string data = "";
        foreach (JsonMember member in source.Members)
        {
            if (member.Name.SequenceEqual("media_type"u8))
            {
                mediaType = member.Value.Text ?? "";
            }
            else if (member.Name.SequenceEqual("data"u8))
            {
                data = member.Value.Text ?? "";
            }
        }

        return new ImagePart(mediaType, data);
    }

    private static AttachmentPart DocumentOf(in ContentBlock block)
    {
        string mediaType = "document";
        string text = "";
        bool isText = false;
        foreach (JsonMember member in block.Input.Members)
        {
            if (member.Name.SequenceEqual("type"u8))
            {
                isText = member.Value.Is("text"u8);
            }
            else if (member.Name.SequenceEqual("media_type"u8))
            {
                mediaType = member.Value.Text ?? mediaType;
            }
            else if (member.Name.SequenceEqual("data"u8) && isText)
            {
                text = member.Value.Text ?? "";
            }
        }

        return new AttachmentPart(block.Name.Text ?? mediaType, text);
    }

    private static void Append(StringBuilder joined, string? text)
    {
        if (text is { Length: > 0 })
        {
            joined.Append(joined.Length > 0 ? "\n" : "").Append(text);
        }
    }
}
