using SessionSync.Agents.Formats.Json;

namespace SessionSync.Agents.ClaudeCode;

/// <summary>The kinds of content in a message, found without taking it apart.</summary>
internal readonly struct ContentSurvey
{
    /// <param name="isPrompt">Only what a person typed counts as words.</param>
    public ContentSurvey(JsonPiece content, bool isPrompt)
    {
        if (content.IsString)
        {
            HasWords = IsSaid(content, isPrompt);
            return;
        }

        foreach (JsonPiece item in content.Items)
        {
            var block = new ContentBlock(item);
            HasWords |= block.IsText && IsSaid(block.Text, isPrompt);
            HasPicture |= block.IsImage;
            HasToolResult |= block.IsToolResult;
        }
    }

    public bool HasWords { get; }

    public bool HasPicture { get; }

    public bool HasToolResult { get; }

    /// <summary>As <see cref="Model.Conversations.Message.IsSpoken"/> says it of the message that is made of this.</summary>
    public bool IsSpoken => HasWords || (HasPicture && !HasToolResult);

    /// <summary>Whether a text is more than white space and, in a prompt, what a person typed.</summary>
    public static bool IsSaid(JsonPiece text, bool isPrompt)
    {
        ReadOnlySpan<byte> words = TrimStart(text.TextBytes);
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
