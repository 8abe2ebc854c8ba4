using SessionSync.Agents.Lines;
using SessionSync.Conversations;

namespace SessionSync.Agents.Pi;

/// <summary>The members of an entry's <c>message</c> that matter, as they are written.</summary>
internal readonly ref struct PiMessage
{
    public PiMessage(ReadOnlySpan<byte> message)
    {
        var members = new JsonMembers(message);
        while (members.Read())
        {
            ReadOnlySpan<byte> name = members.Name;
            switch (name.Length)
            {
                case 4 when name.SequenceEqual("role"u8):
                    Role = JsonValue.Inside(members.Value);
                    break;
                case 5 when name.SequenceEqual("model"u8):
                    Model = members.Value;
                    break;
                case 5 when name.SequenceEqual("usage"u8):
                    Usage = members.Value;
                    break;
                case 7 when name.SequenceEqual("content"u8):
                    Content = members.Value;
                    break;
                case 7 when name.SequenceEqual("isError"u8):
                    IsError = JsonValue.IsTrue(members.Value);
                    break;
                case 7 when name.SequenceEqual("command"u8):
                    Command = members.Value;
                    break;
                case 7 when name.SequenceEqual("display"u8):
                    IsShown = JsonValue.IsTrue(members.Value);
                    break;
                case 7 when name.SequenceEqual("summary"u8):
                    Summary = members.Value;
                    break;
                case 6 when name.SequenceEqual("output"u8):
                    Output = members.Value;
                    break;
                case 8 when name.SequenceEqual("sections"u8):
                    Sections = members.Value;
                    break;
                case 9 when name.SequenceEqual("timestamp"u8):
                    Milliseconds = members.Value;
                    break;
                case 10 when name.SequenceEqual("toolCallId"u8):
                    CallId = members.Value;
                    break;
                case 12 when name.SequenceEqual("errorMessage"u8):
                    Error = members.Value;
                    break;
            }
        }
    }

    public ReadOnlySpan<byte> Role { get; }

    public ReadOnlySpan<byte> Model { get; }

    public ReadOnlySpan<byte> Usage { get; }

    public ReadOnlySpan<byte> Content { get; }

    /// <summary>Of a tool's result.</summary>
    public ReadOnlySpan<byte> CallId { get; }

    public bool IsError { get; }

    /// <summary>What a person ran in the shell, and what it printed.</summary>
    public ReadOnlySpan<byte> Command { get; }

    public ReadOnlySpan<byte> Output { get; }

    public bool IsShown { get; }

    public ReadOnlySpan<byte> Summary { get; }

    /// <summary>The pieces of a system prompt.</summary>
    public ReadOnlySpan<byte> Sections { get; }

    public ReadOnlySpan<byte> Milliseconds { get; }

    /// <summary>Why the provider did not answer.</summary>
    public ReadOnlySpan<byte> Error { get; }

    public bool IsUser => Role.SequenceEqual("user"u8);

    public bool IsAssistant => Role.SequenceEqual("assistant"u8);

    public static TokenUsage Tokens(ReadOnlySpan<byte> usage)
    {
        TokenUsage tokens = default;
        var members = new JsonMembers(usage);
        while (members.Read())
        {
            switch (members.Name.Length)
            {
                case 5 when members.Name.SequenceEqual("input"u8):
                    tokens = tokens with { Input = JsonValue.Integer(members.Value) };
                    break;
                case 6 when members.Name.SequenceEqual("output"u8):
                    tokens = tokens with { Output = JsonValue.Integer(members.Value) };
                    break;
                case 9 when members.Name.SequenceEqual("cacheRead"u8):
                    tokens = tokens with { CacheRead = JsonValue.Integer(members.Value) };
                    break;
                case 10 when members.Name.SequenceEqual("cacheWrite"u8):
                    tokens = tokens with { CacheWrite = JsonValue.Integer(members.Value) };
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

        if (JsonValue.IsText(Content))
        {
            return Content.Length > 2;
        }

        var items = new JsonItems(Content);
        while (items.Read())
        {
            var block = new PiBlock(items.Value);
            if (block.IsWords || block.IsImage)
            {
                return true;
            }
        }

        return false;
    }
}
