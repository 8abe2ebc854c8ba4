using SessionSync.Agents.Formats.Json;
using SessionSync.Model.Conversations;

namespace SessionSync.Agents.ClaudeCode;

/// <summary>The members of a record's <c>message</c> that matter, as they are written.</summary>
internal readonly struct MessageBody
{
    /// <summary>The model's name in answers that the client made up itself.</summary>
    private static ReadOnlySpan<byte> MadeUp => "<synthetic>"u8;

    public MessageBody(JsonPiece message)
    {
        foreach (JsonMember member in message.Members)
        {
            if (member.Name.SequenceEqual("content"u8))
            {
                Content = member.Value;
            }
            else if (member.Name.SequenceEqual("usage"u8))
            {
                Usage = member.Value;
            }
            else if (member.Name.SequenceEqual("model"u8))
            {
                Model = member.Value;
            }
            else if (member.Name.SequenceEqual("id"u8))
            {
                Id = member.Value;
            }
        }
    }

    public JsonPiece Id { get; }

    public JsonPiece Model { get; }

    public JsonPiece Content { get; }

    public JsonPiece Usage { get; }

    public bool IsMadeUp => Model.Is(MadeUp);

    public TokenUsage Tokens()
    {
        TokenUsage tokens = default;
        foreach (JsonMember member in Usage.Members)
        {
            switch (member.Name.Length)
            {
                case 12 when member.Name.SequenceEqual("input_tokens"u8):
                    tokens = tokens with { Input = member.Value.Count };
                    break;
                case 13 when member.Name.SequenceEqual("output_tokens"u8):
                    tokens = tokens with { Output = member.Value.Count };
                    break;
                case 23 when member.Name.SequenceEqual("cache_read_input_tokens"u8):
                    tokens = tokens with { CacheRead = member.Value.Count };
                    break;
                case 27 when member.Name.SequenceEqual("cache_creation_input_tokens"u8):
                    tokens = tokens with { CacheWrite = member.Value.Count };
                    break;
            }
        }

        return tokens;
    }
}
