using SessionSync.Agents.Formats.Json;

namespace SessionSync.Agents.Gemini;

/// <summary>The members of a message that matter, found in one pass: results of tools make messages large.</summary>
internal readonly struct ChatFields
{
    public ChatFields(JsonPiece message)
    {
        foreach (JsonMember member in message.Members)
        {
            switch (member.Name)
            {
                case var name when name.SequenceEqual("id"u8):
                    Id = member.Value;
                    break;
                case var name when name.SequenceEqual("type"u8):
                    Type = member.Value;
                    break;
                case var name when name.SequenceEqual("content"u8):
                    Content = member.Value;
                    break;
                case var name when name.SequenceEqual("timestamp"u8):
                    Timestamp = member.Value;
                    break;
                case var name when name.SequenceEqual("tokens"u8):
                    Tokens = member.Value;
                    break;
                case var name when name.SequenceEqual("model"u8):
                    Model = member.Value;
                    break;
                case var name when name.SequenceEqual("thoughts"u8):
                    Thoughts = member.Value;
                    break;
                case var name when name.SequenceEqual("toolCalls"u8):
                    Calls = member.Value;
                    break;
            }
        }
    }

    public JsonPiece Id { get; }

    public JsonPiece Type { get; }

    public JsonPiece Content { get; }

    public JsonPiece Timestamp { get; }

    public JsonPiece Tokens { get; }

    public JsonPiece Model { get; }

    public JsonPiece Thoughts { get; }

    public JsonPiece Calls { get; }
}
