using SessionSync.Agents.Lines;

namespace SessionSync.Agents.ClaudeCode;

/// <summary>What a message's content is made of, found without taking it apart.</summary>
internal readonly ref struct ContentSurvey
{
    /// <param name="isPrompt">Only what a person typed counts as words.</param>
    public ContentSurvey(ReadOnlySpan<byte> content, bool isPrompt)
    {
        if (JsonValue.IsText(content))
        {
            HasWords = IsSaid(content, isPrompt);
            return;
        }

        var items = new JsonItems(content);
        while (items.Read())
        {
            var block = new ContentBlock(items.Value);
            HasWords |= block.IsText && IsSaid(block.Text, isPrompt);
            HasPicture |= block.IsImage;
            HasToolResult |= block.IsToolResult;
        }
    }

    public bool HasWords { get; }

    public bool HasPicture { get; }

    public bool HasToolResult { get; }

    /// <summary>As <see cref="Conversations.Message.IsSpoken"/> says it of the message that is made of this.</summary>
    public bool IsSpoken => HasWords || (HasPicture && !HasToolResult);

    /// <summary>Whether a text is more than white space and, in a prompt, what a person typed.</summary>
    public static bool IsSaid(ReadOnlySpan<byte> text, bool isPrompt)
    {
        ReadOnlySpan<byte> words = TrimStart(JsonValue.Inside(text));
        return !words.IsEmpty && !(isPrompt && IsWrittenByClient(words));
    }

    private static bool IsWrittenByClient(ReadOnlySpan<byte> words) => words[0] switch
    {
        (byte)'<' => words.StartsWith("<command-"u8) || words.StartsWith("<local-command-"u8) || words.StartsWith("<task-notification>"u8)
            || words.StartsWith("<system-reminder>"u8) || words.StartsWith("<ide_"u8),
        (byte)'[' => words.StartsWith("[Request interrupted by user"u8),
        _ => false,
    };

    private static ReadOnlySpan<byte> TrimStart(ReadOnlySpan<byte> text)
    {
        while (true)
        {
            text = text.TrimStart((byte)' ');
            if (text.Length < 2 || text[0] != (byte)'\\' || text[1] is not ((byte)'n' or (byte)'r' or (byte)'t'))
            {
                return text;
            }

            text = text[2..];
        }
    }
}
