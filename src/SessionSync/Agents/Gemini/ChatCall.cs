using SessionSync.Agents.Formats.Json;

namespace SessionSync.Agents.Gemini;

/// <summary>The members of a call of a tool that matter, found in one pass.</summary>
internal readonly struct ChatCall
{
    public ChatCall(JsonPiece call)
    {
        foreach (JsonMember member in call.Members)
        {
            switch (member.Name)
            {
                case var name when name.SequenceEqual("id"u8):
                    Id = member.Value;
                    break;
                case var name when name.SequenceEqual("name"u8):
                    Name = member.Value;
                    break;
                case var name when name.SequenceEqual("args"u8):
                    Arguments = member.Value;
                    break;
                case var name when name.SequenceEqual("result"u8):
                    Result = member.Value;
                    break;
                case var name when name.SequenceEqual("status"u8):
                    Status = member.Value;
                    break;
            }
        }
    }

    public JsonPiece Id { get; }

    public JsonPiece Name { get; }

    public JsonPiece Arguments { get; }

    public JsonPiece Result { get; }

    public JsonPiece Status { get; }

    public bool IsError => Status.Is("error"u8) || Status.Is("cancelled"u8);
}
