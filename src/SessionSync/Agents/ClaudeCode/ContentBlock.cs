using SessionSync.Agents.Lines;

namespace SessionSync.Agents.ClaudeCode;

/// <summary>One block of a message's content, as it is written.</summary>
internal readonly ref struct ContentBlock
{
    public ContentBlock(ReadOnlySpan<byte> block)
    {
        Raw = block;
        var members = new JsonMembers(block);
        while (members.Read())
        {
            ReadOnlySpan<byte> name = members.Name;
            if (name.SequenceEqual("type"u8))
            {
                Type = JsonValue.Inside(members.Value);
            }
            else if (name.SequenceEqual("text"u8) || name.SequenceEqual("thinking"u8))
            {
                Text = members.Value;
            }
            else if (name.SequenceEqual("id"u8) || name.SequenceEqual("tool_use_id"u8))
            {
                Id = members.Value;
            }
            else if (name.SequenceEqual("name"u8) || name.SequenceEqual("title"u8))
            {
                Name = members.Value;
            }
            else if (name.SequenceEqual("input"u8) || name.SequenceEqual("source"u8))
            {
                Input = members.Value;
            }
            else if (name.SequenceEqual("content"u8))
            {
                Content = members.Value;
            }
            else if (name.SequenceEqual("is_error"u8))
            {
                IsError = JsonValue.IsTrue(members.Value);
            }
        }
    }

    public ReadOnlySpan<byte> Raw { get; }

    public ReadOnlySpan<byte> Type { get; }

    /// <summary>What is said or thought.</summary>
    public ReadOnlySpan<byte> Text { get; }

    /// <summary>Of the call.</summary>
    public ReadOnlySpan<byte> Id { get; }

    /// <summary>Of a tool or a document.</summary>
    public ReadOnlySpan<byte> Name { get; }

    /// <summary>A tool's arguments, or where a picture or a document comes from.</summary>
    public ReadOnlySpan<byte> Input { get; }

    /// <summary>What a tool answered.</summary>
    public ReadOnlySpan<byte> Content { get; }

    public bool IsError { get; }

    public bool IsText => Type.SequenceEqual("text"u8);

    public bool IsThinking => Type.SequenceEqual("thinking"u8);

    /// <summary>Also tools of the provider and of servers.</summary>
    public bool IsToolCall => Type.EndsWith("tool_use"u8);

    public bool IsToolResult => Type.EndsWith("tool_result"u8);

    public bool IsImage => Type.SequenceEqual("image"u8);

    public bool IsDocument => Type.SequenceEqual("document"u8);
}
