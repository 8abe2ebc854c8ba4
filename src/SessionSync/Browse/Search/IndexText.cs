using System.Buffers;
using System.Text;

namespace SessionSync.Browse.Search;

/// <summary>
/// The form in which text lies in the index. The tokenizer takes a run of letters for one word, and so a whole sentence of a script
/// that has no spaces: such characters are set apart, each a word of its own, and what was one word is found as a phrase. Control
/// characters are gone: two of them mark what was found, and none is of use to anybody.
/// </summary>
internal static class IndexText
{
    /// <summary>Where a found word begins and ends.</summary>
    public const char MatchStart = '\u0002';
    public const char MatchEnd = '\u0003';

    /// <summary>A space that cannot be seen: no part of a word to the tokenizer, and easily taken out again.</summary>
    private const char Apart = '\u200B';

    private static readonly SearchValues<char> s_controls = SearchValues.Create(
        [.. Enumerable.Range(0, 0xA0).Where(static code => code is < ' ' and not '\t' and not '\n' or >= 0x7F).Select(static code => (char)code)]);

    /// <summary>As it goes into the index, and into a question to it.</summary>
    public static string Prepare(string text)
    {
        string clean = text.AsSpan().ContainsAny(s_controls) ? WithoutControls(text) : text;
        return clean.AsSpan().ContainsAnyInRange('\u2E80', '\uFFFF') ? SetApart(clean) : clean;
    }

    /// <summary>As it was written.</summary>
    public static string Restore(string text) => text.Replace($"{Apart}", "", StringComparison.Ordinal);

    private static string WithoutControls(string text) => string.Create(text.Length, text, static (result, text) =>
    {
        text.CopyTo(result);
        for (int at; (at = result.IndexOfAny(s_controls)) >= 0; result = result[(at + 1)..])
        {
            result[at] = ' ';
        }
    });

    private static string SetApart(string text)
    {
        StringBuilder result = new(text.Length * 2);
        bool wasUnspaced = false;
        foreach (Rune rune in text.EnumerateRunes())
        {
            bool isUnspaced = IsUnspaced(rune.Value);
            if ((isUnspaced || wasUnspaced) && result.Length > 0)
            {
                result.Append(Apart);
            }

            result.Append(rune.ToString());
            wasUnspaced = isUnspaced;
        }

        return result.ToString();
    }

    /// <summary>Kana, ideographs and Hangul, whose words run into each other or into their endings.</summary>
    private static bool IsUnspaced(int code) => code is
        (>= 0x3040 and <= 0x30FF) or (>= 0x31F0 and <= 0x31FF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or
        (>= 0xAC00 and <= 0xD7AF) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFF66 and <= 0xFF9F) or (>= 0x20000 and <= 0x3FFFF);
}
