using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace SessionSync.Browse.Prose;

/// <summary>Reads what was said as the Markdown that it mostly is. HTML in it is text like any other.</summary>
internal static class ProseDocument
{
    /// <summary>Nobody writes so much by hand: what is longer was pasted, and is shown as it is.</summary>
    private const int LongestParsed = 1024 * 1024;

    /// <summary>The parser follows stress to any depth, which whoever walks what it found by recursion, as its own renderers do, cannot.</summary>
    private const int DeepestStress = 100;

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

    /// <summary>Its nodes tell where in the text they stand. Null for what nobody wrote as Markdown: it is too long, or nested too deep.</summary>
    public static MarkdownDocument? Parse(string text)
    {
        if (!MayBeParsed(text))
        {
            return null;
        }

        try
        {
            MarkdownDocument document = Markdown.Parse(text, s_pipeline);
            return document.Descendants<EmphasisInline>().Any(IsTooDeep) ? null : document;
        }
        catch (ArgumentException)
        {
            // Blocks nested deeper than the parser follows.
            return null;
        }
    }

    private static bool IsTooDeep(EmphasisInline stress)
    {
        int depth = 0;
        for (ContainerInline? parent = stress.Parent; parent is not null && depth <= DeepestStress; parent = parent.Parent)
        {
            depth++;
        }

        return depth > DeepestStress;
    }
}
