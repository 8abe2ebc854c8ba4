using System.Globalization;
using Markdig.Extensions.Tables;
using Markdig.Helpers;
using Markdig.Syntax;

namespace SessionSync.Browse.Export.Documents.Prose;

/// <summary>Writes blocks of Markdown as HTML.</summary>
internal sealed class ProseBlocks(TextWriter output)
{
    /// <summary>The page's own headings are above those of what was said.</summary>
    private const int OwnLevels = 2;
    private const int DeepestLevel = 6;

    private readonly ProseInlines _inlines = new(output);

    public void Write(ContainerBlock blocks, bool isTight = false)
    {
        foreach (Block block in blocks)
        {
            Write(block, isTight);
        }
    }

    private void Write(Block block, bool isTight)
    {
        switch (block)
        {
            case HeadingBlock heading:
                WriteElement($"h{Math.Min(heading.Level + OwnLevels, DeepestLevel)}", () => _inlines.Write(heading.Inline));
                break;
            case ParagraphBlock paragraph when isTight:
                _inlines.Write(paragraph.Inline);
                break;
            case ParagraphBlock paragraph:
                WriteElement("p", () => _inlines.Write(paragraph.Inline));
                break;
            case QuoteBlock quote:
                WriteElement("blockquote", () => Write(quote));
                break;
            case ListBlock list:
                WriteList(list);
                break;
            case Table table:
                WriteTable(table);
                break;
            case ThematicBreakBlock:
                output.WriteLine("<hr/>");
                break;
            case LinkReferenceDefinition definition:
                WriteElement("p", () => HtmlText.Write(output, $"[{definition.Label}]: {definition.Url} {definition.Title}".TrimEnd()));
                break;
            case ContainerBlock container:
                Write(container);
                break;
            case LeafBlock leaf:
                WriteElement("pre", () => WriteLines(leaf.Lines));
                break;
        }
    }

    private void WriteList(ListBlock list)
    {
        string start = list.IsOrdered && int.TryParse(list.OrderedStart, CultureInfo.InvariantCulture, out int first) && first != 1 ? $" start=\"{first}\"" : "";
        string name = list.IsOrdered ? "ol" : "ul";
        output.WriteLine($"<{name}{start}>");
        foreach (ListItemBlock item in list.OfType<ListItemBlock>())
        {
            WriteElement("li", () => Write(item, isTight: !list.IsLoose));
        }

        output.WriteLine($"</{name}>");
    }

    private void WriteTable(Table table)
    {
        output.WriteLine("<div class=\"wide\"><table>");
        foreach (TableRow row in table.OfType<TableRow>())
        {
            WriteElement("tr", () =>
            {
                foreach (TableCell cell in row.OfType<TableCell>())
                {
                    WriteElement(row.IsHeader ? "th" : "td", () => Write(cell, isTight: true));
                }
            });
        }

        output.WriteLine("</table></div>");
    }

    private void WriteLines(StringLineGroup lines)
    {
        for (int line = 0; line < lines.Count; line++)
        {
            output.Write(line == 0 ? "" : "\n");
            HtmlText.Write(output, lines.Lines[line].Slice.AsSpan());
        }
    }

    private void WriteElement(string name, Action write)
    {
        output.Write($"<{name}>");
        write();
        output.WriteLine($"</{name}>");
    }
}
