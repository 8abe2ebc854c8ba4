using System.Globalization;
using System.Text;

namespace SessionSync.Model;

/// <summary>
/// Makes text that came from elsewhere fit for one line of a terminal: without control characters, and so without
/// escape sequences, and without characters that turn the reading direction or cannot be seen.
/// </summary>
public static class Printable
{
    public static string Line(string text)
    {
        if (IsPlain(text))
        {
            return text;
        }

        StringBuilder line = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            Append(line, rune);
        }

        return line.ToString().Trim();
    }

    /// <summary>The same for several lines, which keep their line breaks and indentation.</summary>
    public static string Lines(string text)
    {
        StringBuilder lines = new(text.Length);
        ReadOnlySpan<char> rest = text;
        while (!rest.IsEmpty)
        {
            int plain = rest.IndexOfAnyExceptInRange(' ', '~');
            lines.Append(rest[..(plain < 0 ? rest.Length : plain)]);
            rest = plain < 0 ? [] : rest[plain..];
            if (!rest.IsEmpty)
            {
                Rune.DecodeFromUtf16(rest, out Rune rune, out int length);
                bool isPair = rest.StartsWith("\r\n", StringComparison.Ordinal);
                lines.Append(rune.Value == '\t' ? "\t" : IsBreak(rune) ? "\n" : IsHarmless(rune) && rune != Rune.ReplacementChar ? rest[..length] : "\uFFFD");
                rest = rest[(isPair ? 2 : length)..];
            }
        }

        return lines.ToString();
    }

    private static bool IsPlain(string text)
    {
        foreach (char character in text)
        {
            if (character is < ' ' or > '~')
            {
                return false;
            }
        }

        return true;
    }

    private static void Append(StringBuilder line, Rune rune)
    {
        if (IsBreak(rune))
        {
            if (line.Length > 0 && line[^1] != ' ')
            {
                line.Append(' ');
            }
        }
        else if (IsHarmless(rune))
        {
            line.Append(rune.ToString());
        }
        else
        {
            line.Append('\uFFFD');
        }
    }

    private static bool IsBreak(Rune rune) =>
        rune.Value is '\t' or '\n' or '\v' or '\f' or '\r' or 0x85 or 0x2028 or 0x2029;

    private static bool IsHarmless(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned => false,

        // The joiners shape letters and emoji and do nothing else.
        UnicodeCategory.Format => rune.Value is 0x200C or 0x200D,
        _ => true,
    };
}
