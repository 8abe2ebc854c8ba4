using SessionSync.Agents.Formats.Json;

namespace SessionSync.Agents.ClaudeCode;

/// <summary>One block of a message's content, as it is written.</summary>
internal readonly struct ContentBlock
{
    public ContentBlock(JsonPiece block)
    {
        Whole = block;
        foreach (JsonMember member in block.Members)
        {
            ReadOnlySpan<byte> name = member.Name;
            if (name.SequenceEqual("type"u8))
            {
                Type = member.Value;
            }
            else if (name.SequenceEqual("text"u8) || name.SequenceEqual("thinking"u8))
            {
                Text = member.Value;
            }
            else if (name.SequenceEqual("id"u8) || name.SequenceEqual("tool_use_id"u8))
            {
                Id = member.Value;
            }
            else if (name.SequenceEqual("name"u8) || name.SequenceEqual("title"u8))
            {
                Name = member.Value;
            }
            else if (name.SequenceEqual("input"u8) || name.SequenceEqual("source"u8))
            {
                Input = member.Value;
            }
            else if (name.SequenceEqual("content"u8))
            {
                Content = member.Value;
            }
            else if (name.SequenceEqual("is_error"u8))
            {
                IsError = member.Value.IsTrue;
            }
        }
    }

    public JsonPiece Whole { get; }

    public JsonPiece Type { get; }

    /// <summary>The text that is said or thought.</summary>
    public JsonPiece Text { get; }

    /// <summary>Of the call.</summary>
    public JsonPiece Id { get; }

    /// <summary>Of a tool or a document.</summary>
    public JsonPiece Name { get; }

    /// <summary>A tool's arguments, or where a picture or a document comes from.</summary>
    public JsonPiece Input { get; }

    /// <summary>The answer of a tool.</summary>
    public JsonPiece Content { get; }

    public bool IsError { get; }

    public bool IsText => Type.Is("text"u8);

    public bool IsThinking => Type.Is("thinking"u8);

    /// <summary>Also tools of the provider and of servers.</summary>
    public bool IsToolCall => Type.TextBytes.EndsWith("tool_use"u8);

    public bool IsToolResult => Type.TextBytes.EndsWith("tool_result"u8);

    public bool IsImage => Type.Is("image"u8);

    public bool IsDocument => Type.Is("document"u8);
}
