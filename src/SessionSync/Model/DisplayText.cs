using System.Globalization;
using System.Text;

namespace SessionSync.Model;

/// <summary>Makes text that came from elsewhere safe to show on a terminal. Pure.</summary>
public static class DisplayText
{
    private const char Escape = '\u001b';
    private const char Bell = '\u0007';
    private const char Ellipsis = '…';

    /// <summary>One line without terminal escapes and control characters, its white space collapsed, of at most so many characters.</summary>
    public static string OneLine(string text, int longest)
    {
        var line = new StringBuilder(Math.Min(text.Length, longest + 1));
        bool gap = false;
        for (int index = 0; index < text.Length && line.Length <= longest;)
        {
            int length = EscapeLength(text, index);
            if (length > 0)
            {
                index += length;
                continue;
            }

            Rune.DecodeFromUtf16(text.AsSpan(index), out Rune rune, out length);
            index += length;
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                gap = line.Length > 0;
                continue;
            }

            if (IsInvisible(rune))
            {
                continue;
            }

            line.Append(gap ? " " : "").Append(rune.ToString());
            gap = false;
        }

        return Shorten(line, longest);
    }

    /// <summary>A file name with everything that a terminal would not simply print shown as a question mark.</summary>
    public static string FileName(string name, int longest)
    {
        var line = new StringBuilder(Math.Min(name.Length, longest + 1));
        for (int index = 0; index < name.Length && line.Length <= longest;)
        {
            bool isWhole = Rune.DecodeFromUtf16(name.AsSpan(index), out Rune rune, out int length) == System.Buffers.OperationStatus.Done;
            index += length;
            line.Append(isWhole && !Rune.IsControl(rune) && !IsInvisible(rune) ? rune.ToString() : "?");
        }

        return Shorten(line, longest);
    }

    /// <summary>The text without terminal escapes, which are taken out whole; all else stays as it is.</summary>
    public static string WithoutEscapes(string text)
    {
        if (!text.AsSpan().ContainsAny(Escape, '\u009b'))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        for (int index = 0; index < text.Length;)
        {
            int length = EscapeLength(text, index);
            if (length == 0)
            {
                plain.Append(text[index]);
            }

            index += Math.Max(1, length);
        }

        return plain.ToString();
    }

    // Marks that change the direction of what follows could make a title look like another one.
    private static bool IsInvisible(Rune rune) =>
        rune.Value is 0x061C or 0x200B or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x2069) or 0xFEFF
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static int EscapeLength(string text, int start)
    {
        if (text[start] == '\u009b')
        {
            return ControlSequenceEnd(text, start + 1) - start;
        }

        if (text[start] != Escape)
        {
            return 0;
        }

        if (start + 1 == text.Length)
        {
            return 1;
        }

        return text[start + 1] switch
        {
            '[' => ControlSequenceEnd(text, start + 2) - start,
            ']' or 'P' or 'X' or '^' or '_' => CommandStringEnd(text, start + 2) - start,
            >= ' ' and <= '~' => 2,
            _ => 1,
        };
    }

    private static int ControlSequenceEnd(string text, int index)
    {
        while (index < text.Length && text[index] is >= ' ' and <= '?')
        {
            index++;
        }

        return index < text.Length && text[index] is >= '@' and <= '~' ? index + 1 : index;
    }

    /// <summary>The end of a command string: a bell or a string terminator. Without an end, only its introducer is removed.</summary>
    private static int CommandStringEnd(string text, int start)
    {
        for (int index = start; index < text.Length; index++)
        {
            if (text[index] is Bell or '\u009c')
            {
                return index + 1;
            }

            if (text[index] == Escape)
            {
                return index + 1 < text.Length && text[index + 1] == '\\' ? index + 2 : index;
            }
        }

        return start;
    }

    private static string Shorten(StringBuilder line, int longest)
    {
        if (line.Length <= longest)
        {
            return line.ToString();
        }

        int length = longest - 1;
        if (length > 0 && char.IsHighSurrogate(line[length - 1]))
        {
            length--;
        }

        line.Length = length;
        return line.ToString().TrimEnd(' ') + Ellipsis;
    }
}
