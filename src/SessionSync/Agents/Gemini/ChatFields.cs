using SessionSync.Agents.Json;

namespace SessionSync.Agents.Gemini;

/// <summary>What the journal needs of a message, found in one pass: results of tools make messages large.</summary>
internal readonly ref struct ChatFields
{
    public JsonPiece Id { get; private init; }

    public JsonPiece Type { get; private init; }

    public JsonPiece Content { get; private init; }

    public JsonPiece Timestamp { get; private init; }

    public JsonPiece Tokens { get; private init; }

    public JsonPiece Model { get; private init; }

    public static ChatFields Of(JsonPiece message)
    {
        JsonPiece id = default, type = default, content = default, timestamp = default, tokens = default, model = default;
        foreach (JsonPieceMember member in message.Members)
        {
            switch (member.Name)
            {
                case var name when name.SequenceEqual("id"u8):
                    id = member.Value;
                    break;
                case var name when name.SequenceEqual("type"u8):
                    type = member.Value;
                    break;
                case var name when name.SequenceEqual("content"u8):
                    content = member.Value;
                    break;
                case var name when name.SequenceEqual("timestamp"u8):
                    timestamp = member.Value;
                    break;
                case var name when name.SequenceEqual("tokens"u8):
                    tokens = member.Value;
                    break;
                case var name when name.SequenceEqual("model"u8):
                    model = member.Value;
                    break;
            }
        }

        return new ChatFields { Id = id, Type = type, Content = content, Timestamp = timestamp, Tokens = tokens, Model = model };
    }
}
