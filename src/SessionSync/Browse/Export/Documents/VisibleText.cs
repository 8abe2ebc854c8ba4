using System.Buffers;

namespace SessionSync.Browse.Export.Documents;

/// <summary>
/// Writes text so that every control character of it is seen and none works: a document may be shown by <c>cat</c> as well as by a
/// browser. Line ends become newlines, tabs stay, the other controls become their pictures (U+2400 and on).
/// </summary>
internal static class VisibleText
{
    /// <summary>All that may not be written as it is.</summary>
    public static string Controls { get; } = string.Concat(
        Enumerable.Range(0, 0xA0).Select(static code => (char)code).Where(static character => char.IsControl(character) && character is not ('\t' or '\n')));

    // After what it is made of: fields get their values in the order in which they stand.
    private static readonly SearchValues<char> s_controls = SearchValues.Create(Controls);

    public static void Write(TextWriter output, ReadOnlySpan<char> text)
    {
        for (int special; (special = text.IndexOfAny(s_controls)) >= 0; text = text[(special + 1)..])
        {
            output.Write(text[..special]);
            WriteControl(output, text[special..]);
        }

        output.Write(text);
    }

    /// <summary>Writes what stands for the control character that the text begins with.</summary>
    public static void WriteControl(TextWriter output, ReadOnlySpan<char> text)
    {
        if (text is not ['\r', '\n', ..])
        {
            output.Write(text[0] switch
            {
                < ' ' => (char)('\u2400' + text[0]),
                '\u007F' => '\u2421',
                _ => '\uFFFD',
            });
        }
    }
}
