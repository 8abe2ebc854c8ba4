using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Syntax;

namespace SessionSync.Browse.Prose;

/// <summary>Reads what was said as the Markdown that it mostly is. HTML in it is text like any other.</summary>
internal static class ProseDocument
{
    /// <summary>Nobody writes so much by hand: what is longer was pasted, and is shown as it is.</summary>
    private const int LongestParsed = 1024 * 1024;

    private static readonly MarkdownPipeline s_pipeline = new MarkdownPipelineBuilder()
        .DisableHtml()
        .UsePipeTables()
        .UseTaskLists()
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
        .UseAutoLinks()
        .UsePreciseSourceLocation()
        .Build();

    /// <summary>Whether so much text can be Markdown.</summary>
    public static bool MayBeParsed(ReadOnlySpan<char> text) => text.Length <= LongestParsed;

    /// <summary>Its nodes tell where in the text they stand. Null for what is no Markdown to the parser: it is too long, or nested deeper than the
    /// parser follows.</summary>
    public static MarkdownDocument? Parse(string text)
    {
        try
        {
            return MayBeParsed(text) ? Markdown.Parse(text, s_pipeline) : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
