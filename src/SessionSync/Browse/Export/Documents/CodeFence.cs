namespace SessionSync.Browse.Export.Documents;

/// <summary>The fence around a block of code in Markdown (CommonMark 0.31, 4.5).</summary>
internal readonly record struct CodeFence(char Mark, int Length)
{
    private const int Shortest = 3;

    /// <summary>The fence that a line opens; null for any other line.</summary>
    public static CodeFence? OpenedBy(ReadOnlySpan<char> line)
    {
        ReadOnlySpan<char> text = WithoutIndent(line);
        if (text is not ['`' or '~', ..])
        {
            return null;
        }

        int length = RunAt(text);
        bool isCodeSpan = text[0] == '`' && text[length..].Contains('`');
        return length >= Shortest && !isCodeSpan ? new CodeFence(text[0], length) : null;
    }

    /// <summary>One that nothing in a text can close.</summary>
    public static CodeFence Around(ReadOnlySpan<char> text)
    {
        int longest = Shortest - 1;
        for (int start; (start = text.IndexOf("```")) >= 0;)
        {
            text = text[start..];
            int length = RunAt(text);
            longest = Math.Max(longest, length);
            text = text[length..];
        }

        return new CodeFence('`', longest + 1);
    }

    public bool IsClosedBy(ReadOnlySpan<char> line)
    {
        ReadOnlySpan<char> text = WithoutIndent(line);
        int length = text.Length > 0 && text[0] == Mark ? RunAt(text) : 0;
        return length >= Length && text[length..].Trim(" \t\r").IsEmpty;
    }

    public override string ToString() => new(Mark, Length);

    /// <summary>The line without up to three spaces; empty where there are more, as such a line is no fence.</summary>
    public static ReadOnlySpan<char> WithoutIndent(ReadOnlySpan<char> line)
    {
        ReadOnlySpan<char> text = line.TrimStart(' ');
        return line.Length - text.Length <= 3 ? text : [];
    }

    private static int RunAt(ReadOnlySpan<char> text) => text.IndexOfAnyExcept(text[0]) is >= 0 and var end ? end : text.Length;
}
