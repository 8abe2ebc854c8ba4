using SessionSync.Agents.Lines;
using SessionSync.Conversations;

namespace SessionSync.Agents.ClaudeCode;

/// <summary>The members of a record's <c>message</c> that matter, as they are written.</summary>
internal readonly ref struct MessageBody
{
    /// <summary>The model's name in answers that the client made up itself.</summary>
    private static ReadOnlySpan<byte> MadeUp => "<synthetic>"u8;

    public MessageBody(ReadOnlySpan<byte> message)
    {
        var members = new JsonMembers(message);
        while (members.Read())
        {
            if (members.Name.SequenceEqual("content"u8))
            {
                Content = members.Value;
            }
            else if (members.Name.SequenceEqual("usage"u8))
            {
                Usage = members.Value;
            }
            else if (members.Name.SequenceEqual("model"u8))
            {
                Model = members.Value;
            }
            else if (members.Name.SequenceEqual("id"u8))
            {
                Id = JsonValue.Inside(members.Value);
            }
        }
    }

    public ReadOnlySpan<byte> Id { get; }

    public ReadOnlySpan<byte> Model { get; }

    public ReadOnlySpan<byte> Content { get; }

    public ReadOnlySpan<byte> Usage { get; }

    public bool IsMadeUp => JsonValue.Inside(Model).SequenceEqual(MadeUp);

    public TokenUsage Tokens()
    {
        TokenUsage tokens = default;
        var members = new JsonMembers(Usage);
        while (members.Read())
        {
            switch (members.Name.Length)
            {
                case 12 when members.Name.SequenceEqual("input_tokens"u8):
                    tokens = tokens with { Input = JsonValue.Integer(members.Value) };
                    break;
                case 13 when members.Name.SequenceEqual("output_tokens"u8):
                    tokens = tokens with { Output = JsonValue.Integer(members.Value) };
                    break;
                case 23 when members.Name.SequenceEqual("cache_read_input_tokens"u8):
                    tokens = tokens with { CacheRead = JsonValue.Integer(members.Value) };
                    break;
                case 27 when members.Name.SequenceEqual("cache_creation_input_tokens"u8):
                    tokens = tokens with { CacheWrite = JsonValue.Integer(members.Value) };
                    break;
            }
        }

        return tokens;
    }
}
