using System.Buffers;

namespace SessionSync.Browse.Export.Documents;

/// <summary>Writes text so that a browser shows it and takes nothing of it for markup, in elements and in quoted attributes.</summary>
internal static class HtmlText
{
    private static readonly SearchValues<char> s_special = SearchValues.Create(VisibleText.Controls + "&<>\"'");

    public static void Write(TextWriter output, ReadOnlySpan<char> text)
    {
        for (int special; (special = text.IndexOfAny(s_special)) >= 0; text = text[(special + 1)..])
        {
            output.Write(text[..special]);
            switch (text[special])
            {
                case '&':
                    output.Write("&amp;");
                    break;
                case '<':
                    output.Write("&lt;");
                    break;
                case '>':
                    output.Write("&gt;");
                    break;
                case '"':
                    output.Write("&quot;");
                    break;
                case '\'':
                    output.Write("&#39;");
                    break;
                default:
                    VisibleText.WriteControl(output, text[special..]);
                    break;
            }
        }

        output.Write(text);
    }
}
