using SessionSync.Agents.Formats.Json;
using SessionSync.Model.Conversations;

namespace SessionSync.Agents.Pi;

/// <summary>The members of an entry's <c>message</c> that matter, as they are written.</summary>
internal readonly struct PiMessage
{
    public PiMessage(JsonPiece message)
    {
        foreach (JsonMember member in message.Members)
        {
            ReadOnlySpan<byte> name = member.Name;
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("role"u8):
                    Role = member.Value;
                    break;
                case 5 when name.SequenceEqual("model"u8):
                    Model = member.Value;
                    break;
                case 5 when name.SequenceEqual("usage"u8):
                    Usage = member.Value;
                    break;
                case 7 when name.SequenceEqual("content"u8):
                    Content = member.Value;
                    break;
                case 7 when name.SequenceEqual("isError"u8):
                    IsError = member.Value.IsTrue;
                    break;
                case 7 when name.SequenceEqual("command"u8):
                    Command = member.Value;
                    break;
                case 7 when name.SequenceEqual("display"u8):
                    IsShown = member.Value.IsTrue;
                    break;
                case 7 when name.SequenceEqual("summary"u8):
                    Summary = member.Value;
                    break;
                case 6 when name.SequenceEqual("output"u8):
                    Output = member.Value;
                    break;
                case 8 when name.SequenceEqual("sections"u8):
                    Sections = member.Value;
                    break;
                case 9 when name.SequenceEqual("timestamp"u8):
                    Milliseconds = member.Value;
                    break;
                case 10 when name.SequenceEqual("toolCallId"u8):
                    CallId = member.Value;
                    break;
                case 12 when name.SequenceEqual("errorMessage"u8):
                    Error = member.Value;
                    break;
            }
        }
    }

    public JsonPiece Role { get; }

    public JsonPiece Model { get; }

    public JsonPiece Usage { get; }

    public JsonPiece Content { get; }

    /// <summary>Of a tool's result.</summary>
    public JsonPiece CallId { get; }

    public bool IsError { get; }

    /// <summary>The command that a person ran in the shell, and what it printed.</summary>
    public JsonPiece Command { get; }

    public JsonPiece Output { get; }

    public bool IsShown { get; }

    public JsonPiece Summary { get; }

    /// <summary>The pieces of a system prompt.</summary>
    public JsonPiece Sections { get; }

    public JsonPiece Milliseconds { get; }

    /// <summary>Why the provider did not answer.</summary>
    public JsonPiece Error { get; }

    public bool IsUser => Role.Is("user"u8);

    public bool IsAssistant => Role.Is("assistant"u8);

    public static TokenUsage Tokens(JsonPiece usage)
    {
        TokenUsage tokens = default;
        foreach (JsonMember member in usage.Members)
        {
            switch (member.Name.Length)
            {
                case 5 when member.Name.SequenceEqual("input"u8):
                    tokens = tokens with { Input = member.Value.Count };
                    break;
                case 6 when member.Name.SequenceEqual("output"u8):
                    tokens = tokens with { Output = member.Value.Count };
                    break;
                case 9 when member.Name.SequenceEqual("cacheRead"u8):
                    tokens = tokens with { CacheRead = member.Value.Count };
                    break;
                case 10 when member.Name.SequenceEqual("cacheWrite"u8):
                    tokens = tokens with { CacheWrite = member.Value.Count };
                    break;
            }
        }

        return tokens;
    }

    /// <summary>Whether the message that is made of it is spoken, found without making it.</summary>
    public bool IsSpoken()
    {
        if (!IsUser && !IsAssistant)
        {
            return false;
        }

        if (Content.IsString)
        {
            return Content.HasText;
        }

        foreach (JsonPiece item in Content.Items)
        {
            var block = new PiBlock(item);
            if (block.IsWords || block.IsImage)
            {
                return true;
            }
        }

        return false;
    }
}
