using SessionSync.Agents.Lines;

namespace SessionSync.Agents.Pi;

/// <summary>One block of a message's content, as it is written.</summary>
internal readonly ref struct PiBlock
{
    public PiBlock(ReadOnlySpan<byte> block)
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
            else if (name.SequenceEqual("text"u8) || name.SequenceEqual("thinking"u8) || name.SequenceEqual("data"u8))
            {
                Text = members.Value;
            }
            else if (name.SequenceEqual("id"u8))
            {
                Id = members.Value;
            }
            else if (name.SequenceEqual("name"u8) || name.SequenceEqual("mimeType"u8))
            {
                Name = members.Value;
            }
            else if (name.SequenceEqual("arguments"u8))
            {
                Arguments = members.Value;
            }
        }
    }

    public ReadOnlySpan<byte> Raw { get; }

    public ReadOnlySpan<byte> Type { get; }

    /// <summary>What is said or thought, or a picture's bytes.</summary>
    public ReadOnlySpan<byte> Text { get; }

    /// <summary>Of the call.</summary>
    public ReadOnlySpan<byte> Id { get; }

    /// <summary>Of a tool, or a picture's media type.</summary>
    public ReadOnlySpan<byte> Name { get; }

    public ReadOnlySpan<byte> Arguments { get; }

    public bool IsText => Type.SequenceEqual("text"u8);

    /// <summary>Text that says something.</summary>
    public bool IsWords => IsText && Text.Length > 2;

    public bool IsThinking => Type.SequenceEqual("thinking"u8);

    public bool IsToolCall => Type.SequenceEqual("toolCall"u8);

    public bool IsImage => Type.SequenceEqual("image"u8);
}
