using SessionSync.Agents.Formats.Json;

namespace SessionSync.Agents.Pi;

/// <summary>One block of a message's content, as it is written.</summary>
internal readonly struct PiBlock
{
    public PiBlock(JsonPiece block)
    {
        Whole = block;
        foreach (JsonMember member in block.Members)
        {
            ReadOnlySpan<byte> name = member.Name;
            if (name.SequenceEqual("type"u8))
            {
                Type = member.Value;
            }
            else if (name.SequenceEqual("text"u8) || name.SequenceEqual("thinking"u8) || name.SequenceEqual("data"u8))
            {
                Text = member.Value;
            }
            else if (name.SequenceEqual("id"u8))
            {
                Id = member.Value;
            }
            else if (name.SequenceEqual("name"u8) || name.SequenceEqual("mimeType"u8))
            {
                Name = member.Value;
            }
            else if (name.SequenceEqual("arguments"u8))
            {
                Arguments = member.Value;
            }
        }
    }

    public JsonPiece Whole { get; }

    public JsonPiece Type { get; }

    /// <summary>The text that is said or thought, or a picture's bytes.</summary>
    public JsonPiece Text { get; }

    /// <summary>Of the call.</summary>
    public JsonPiece Id { get; }

    /// <summary>Of a tool, or a picture's media type.</summary>
    public JsonPiece Name { get; }

    public JsonPiece Arguments { get; }

    public bool IsText => Type.Is("text"u8);

    /// <summary>Text that says something.</summary>
    public bool IsWords => IsText && Text.HasText;

    public bool IsThinking => Type.Is("thinking"u8);

    public bool IsToolCall => Type.Is("toolCall"u8);

    public bool IsImage => Type.Is("image"u8);
}
