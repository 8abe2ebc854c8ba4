using System.Buffers;
using System.Globalization;
using System.Text;

namespace SessionSync.Browse.Export.Documents;

/// <summary>Writes a string as YAML (1.2, 7.3.1): always in double quotes, so that no text is taken for anything else.</summary>
internal static class YamlText
{
    // Beside controls: what some parsers take for line ends or for a mark of the byte order, and what may stand only in pairs.
    private static readonly SearchValues<char> s_special = SearchValues.Create(VisibleText.Controls + "\t\n\"\\\u2028\u2029\uFEFF\uFFFE\uFFFF");

    public static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        ReadOnlySpan<char> rest = text;
        for (int special; (special = rest.IndexOfAny(s_special)) >= 0; rest = rest[(special + 1)..])
        {
            quoted.Append(rest[..special]);
            if (rest[special] is '"' or '\\')
            {
                quoted.Append('\\').Append(rest[special]);
            }
            else
            {
                quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)rest[special]:x4}");
            }
        }

        return quoted.Append(rest).Append('"').ToString();
    }
}
