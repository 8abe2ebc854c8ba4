using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Syntax;

namespace SessionSync.Browse.Export.Documents.Prose;

/// <summary>
/// Writes what was said as HTML, with the Markdown that it mostly is. Nothing of it becomes markup but what Markdown has signs for, and
/// nothing of it is left out: HTML in it is shown as it was written.
/// </summary>
internal static class ProseHtml
{
    /// <summary>Nobody writes so much by hand: what is longer was pasted, and is shown as it is.</summary>
    private const int LongestParsed = 1024 * 1024;

    private static readonly MarkdownPipeline s_pipeline = new MarkdownPipelineBuilder()
        .DisableHtml()
        .UsePipeTables()
        .UseTaskLists()
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
        .UseAutoLinks()
        .Build();

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

    /// <summary>Null for what is no Markdown to the parser: it is too long, or nested deeper than the parser follows.</summary>
    private static MarkdownDocument? Parse(ReadOnlySpan<char> text)
    {
        if (text.Length > LongestParsed)
        {
            return null;
        }

        using StringWriter visible = new();
        VisibleText.Write(visible, text);
        try
        {
            return Markdown.Parse(visible.ToString(), s_pipeline);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
