namespace SessionSync.Browse.Export.Documents;

/// <summary>
/// Writes what was said as the Markdown it mostly is, and holds it within its message: an open fence is closed, headings go below
/// those of the document, and what would be HTML is shown instead.
/// </summary>
internal static class MarkdownText
{
    /// <summary>Where the document's own headings end.</summary>
    private const int DocumentLevels = 3;
    private const int DeepestLevel = 6;

    /// <summary>In a line longer than this nobody set words as code.</summary>
    private const int LongestProse = 16 * 1024;

    public static void Write(TextWriter output, ReadOnlySpan<char> text)
    {
        CodeFence? open = null;
        bool isAfterText = false;
        for (ReadOnlySpan<char> rest = text.Trim("\r\n"); !rest.IsEmpty;)
        {
            int newline = rest.IndexOf('\n');
            ReadOnlySpan<char> line = newline < 0 ? rest : rest[..newline];
            rest = newline < 0 ? [] : rest[(newline + 1)..];
            line = line is [.. var whole, '\r'] ? whole : line;
            if (open is { } fence)
            {
                VisibleText.Write(output, line);
                open = fence.IsClosedBy(line) ? null : open;
            }
            else
            {
                open = CodeFence.OpenedBy(line);
                WriteLine(output, line, isAfterText);
            }

            output.Write('\n');
            isAfterText = open is null && !line.Trim(" \t\r").IsEmpty;
        }

        if (open is { } left)
        {
            output.Write(left.ToString());
            output.Write('\n');
        }
    }

    private static void WriteLine(TextWriter output, ReadOnlySpan<char> line, bool isAfterText)
    {
        ReadOnlySpan<char> text = CodeFence.WithoutIndent(line);
        int level = text.IndexOfAnyExcept('#') is >= 0 and var end ? end : text.Length;
        if (level is > 0 and <= DeepestLevel && (level == text.Length || text[level] is ' ' or '\t' or '\r'))
        {
            // A heading must not look like one of the document's own.
            output.Write(new string('#', Math.Min(level + DocumentLevels, DeepestLevel) - level));
            line = text;
        }
        else if (isAfterText && text.Trim(" \t\r") is ['=' or '-', ..] underline && underline.IndexOfAnyExcept(underline[0]) < 0)
        {
            // It would make a heading of the line above.
            output.Write('\n');
        }

        WriteProse(output, line);
    }

    private static void WriteProse(TextWriter output, ReadOnlySpan<char> line)
    {
        int at = 0;
        for (int special; (special = line[at..].IndexOfAny('<', '`')) >= 0;)
        {
            VisibleText.Write(output, line.Slice(at, special));
            at += special;
            if (line[at] == '`')
            {
                int length = CodeSpanLength(line[at..]);
                VisibleText.Write(output, line.Slice(at, length));
                at += length;
                continue;
            }

            int backslashes = at - 1 - line[..at].LastIndexOfAnyExcept('\\');
            bool isTag = at + 1 < line.Length && (char.IsAsciiLetter(line[at + 1]) || line[at + 1] is '/' or '!' or '?');
            output.Write(isTag && int.IsEvenInteger(backslashes) ? "\\<" : "<");
            at++;
        }

        VisibleText.Write(output, line[at..]);
    }

    /// <summary>How long the code that the text begins with is, marks included; only the marks' length where nothing ends it.</summary>
    private static int CodeSpanLength(ReadOnlySpan<char> text)
    {
        int marks = RunAt(text);
        if (text.Length > LongestProse)
        {
            return marks;
        }

        for (int at = marks; at < text.Length;)
        {
            int next = text[at..].IndexOf('`');
            if (next < 0)
            {
                break;
            }

            at += next;
            int run = RunAt(text[at..]);
            at += run;
            if (run == marks)
            {
                return at;
            }
        }

        return marks;
    }

    private static int RunAt(ReadOnlySpan<char> text) => text.IndexOfAnyExcept('`') is >= 0 and var end ? end : text.Length;
}
