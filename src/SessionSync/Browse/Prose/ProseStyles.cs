using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace SessionSync.Browse.Prose;

/// <summary>Tells what is a heading, code or stressed in Markdown, for who shows it as it was written.</summary>
public static class ProseStyles
{
    /// <returns>Pieces that make up the text again.</returns>
    public static IEnumerable<StyledText> Of(string text)
    {
        var styles = new ProseStyle[text.Length];
        foreach (MarkdownObject node in ProseDocument.Parse(text)?.Descendants() ?? [])
        {
            ProseStyle style = StyleOf(node);
            for (int position = Math.Max(0, node.Span.Start); position <= node.Span.End && position < text.Length; position++)
            {
                styles[position] |= style;
            }
        }

        return Pieces(text, styles);
    }

    private static IEnumerable<StyledText> Pieces(string text, ProseStyle[] styles)
    {
        int start = 0;
        for (int position = 1; position <= text.Length; position++)
        {
            if (position == text.Length || styles[position] != styles[start])
            {
                yield return new StyledText(text[start..position], styles[start]);
                start = position;
            }
        }
    }

    private static ProseStyle StyleOf(MarkdownObject node) => node switch
    {
        HeadingBlock or TableRow { IsHeader: true } => ProseStyle.Strong,
        QuoteBlock => ProseStyle.Quote,
        CodeBlock or CodeInline => ProseStyle.Code,
        LinkInline or AutolinkInline => ProseStyle.Link,
        EmphasisInline { DelimiterChar: '~' } => ProseStyle.Struck,
        EmphasisInline { DelimiterCount: > 1 } => ProseStyle.Strong,
        EmphasisInline => ProseStyle.Emphasis,
        _ => ProseStyle.None,
    };
}
