using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;

namespace SessionSync.Browse.Export.Documents;

/// <summary>Strings as TOON writes them (7.1 and 7.2 of its specification).</summary>
internal static partial class ToonText
{
    private static readonly SearchValues<char> s_quoted = SearchValues.Create(
        string.Concat(Enumerable.Range(0, 0x20).Select(static code => (char)code)) + VisibleText.Controls + ":\"\\[]{},");

    // Controls above U+001F may be escaped, and are: nothing of a conversation works on a terminal.
    private static readonly SearchValues<char> s_escaped = SearchValues.Create(VisibleText.Controls + "\t\n\"\\");

    public static void Write(TextWriter output, ReadOnlySpan<char> text)
    {
        if (!NeedsQuotes(text))
        {
            output.Write(text);
            return;
        }

        output.Write('"');
        for (int special; (special = text.IndexOfAny(s_escaped)) >= 0; text = text[(special + 1)..])
        {
            output.Write(text[..special]);
            Escape(output, text[special]);
        }

        output.Write(text);
        output.Write('"');
    }

    private static void Escape(TextWriter output, char character)
    {
        output.Write('\\');
        switch (character)
        {
            case '"' or '\\':
                output.Write(character);
                break;
            case '\n':
                output.Write('n');
                break;
            case '\r':
                output.Write('r');
                break;
            case '\t':
                output.Write('t');
                break;
            default:
                output.Write(string.Create(CultureInfo.InvariantCulture, $"u{(int)character:x4}"));
                break;
        }
    }

    private static bool NeedsQuotes(ReadOnlySpan<char> text) =>
        text is [] or [' ' or '-' or '#', ..] or [.., ' '] or "true" or "false" or "null"
        || text.ContainsAny(s_quoted)
        || LikeNumber().IsMatch(text);

    [GeneratedRegex(@"^[+-]?[0-9]+(\.[0-9]+)?(e[+-]?[0-9]+)?$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex LikeNumber();
}
