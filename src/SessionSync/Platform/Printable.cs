using System.Globalization;
using System.Text;

namespace SessionSync.Platform;

/// <summary>Makes text from elsewhere fit to be shown: a title or an error message may hold terminal escapes.</summary>
public static class Printable
{
    private const int LongestLine = 500;

    /// <summary>The text as one line of visible characters: what would move the cursor, change colours or turn the direction of
    /// writing becomes a space, and spaces are collapsed.</summary>
    public static string Line(string text)
    {
        var line = new StringBuilder(Math.Min(text.Length, LongestLine));
        foreach (Rune rune in text.EnumerateRunes())
        {
            bool isVisible = !Rune.IsWhiteSpace(rune) && Rune.GetUnicodeCategory(rune) is not
                (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse);
            if (isVisible)
            {
                line.Append(rune);
            }
            else if (line.Length > 0 && line[^1] != ' ')
            {
                line.Append(' ');
            }

            if (line.Length >= LongestLine)
            {
                break;
            }
        }

        return line.ToString().TrimEnd();
    }
}
