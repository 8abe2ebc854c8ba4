using Markdig.Syntax;
using SessionSync.Browse.Prose;

namespace SessionSync.Browse.Export.Documents.Prose;

/// <summary>
/// Writes what was said as HTML, with the Markdown that it mostly is. Nothing of it becomes markup but what Markdown has signs for, and
/// nothing of it is left out: HTML in it is shown as it was written.
/// </summary>
internal static class ProseHtml
{
    public static void Write(TextWriter output, ReadOnlySpan<char> text)
    {
        text = text.Trim("\r\n");
        if (text.IsEmpty)
        {
            return;
        }

        if (Parse(text) is { } document)
        {
            output.Write("<div class=\"text\" dir=\"auto\">");
            new ProseBlocks(output).Write(document);
        }
        else
        {
            output.Write("<div class=\"text plain\" dir=\"auto\">");
            HtmlText.Write(output, text);
        }

        output.WriteLine("</div>");
    }

    /// <summary>Null for what is not shown as Markdown.</summary>
    private static MarkdownDocument? Parse(ReadOnlySpan<char> text)
    {
        if (!ProseDocument.MayBeParsed(text))
        {
            return null;
        }

        using StringWriter visible = new();
        VisibleText.Write(visible, text);
        return ProseDocument.Parse(visible.ToString());
    }
}
