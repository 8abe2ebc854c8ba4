using Markdig.Extensions.TaskLists;
using Markdig.Syntax.Inlines;

namespace SessionSync.Browse.Export.Documents.Prose;

/// <summary>Writes what stands in lines of Markdown as HTML.</summary>
internal sealed class ProseInlines(TextWriter output)
{
    public void Write(ContainerInline? inlines)
    {
        foreach (Inline inline in inlines ?? [])
        {
            Write(inline);
        }
    }

    private void Write(Inline inline)
    {
        switch (inline)
        {
            case LiteralInline literal:
                HtmlText.Write(output, literal.Content.AsSpan());
                break;
            case CodeInline code:
                output.Write("<code>");
                HtmlText.Write(output, code.Content);
                output.Write("</code>");
                break;
            case LineBreakInline:
                output.WriteLine("<br/>");
                break;
            case EmphasisInline emphasis:
                string name = emphasis.DelimiterChar == '~' ? "del" : emphasis.DelimiterCount > 1 ? "strong" : "em";
                output.Write($"<{name}>");
                Write((ContainerInline)emphasis);
                output.Write($"</{name}>");
                break;
            case LinkInline link:
                WriteLink(link.Url ?? "", () => Write((ContainerInline)link));
                break;
            case AutolinkInline link:
                WriteLink(link.IsEmail ? $"mailto:{link.Url}" : link.Url, () => HtmlText.Write(output, link.Url));
                break;
            case TaskList task:
                output.Write(task.Checked ? "☑" : "☐");
                break;
            case HtmlEntityInline entity:
                HtmlText.Write(output, entity.Original.AsSpan());
                break;
            case DelimiterInline delimiter:
                HtmlText.Write(output, delimiter.ToLiteral());
                Write((ContainerInline)delimiter);
                break;
            case ContainerInline container:
                Write(container);
                break;
            default:
                HtmlText.Write(output, inline.ToString());
                break;
        }
    }

    /// <summary>Only what leads to a page or a person can be followed; where anything else leads to is written beside it.</summary>
    private void WriteLink(string url, Action writeLabel)
    {
        if (Uri.TryCreate(url, UriKind.Absolute, out Uri? address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeMailto))
        {
            output.Write("<a href=\"");
            HtmlText.Write(output, address.AbsoluteUri);
            output.Write("\">");
            writeLabel();
            output.Write("</a>");
            return;
        }

        writeLabel();
        output.Write(" (");
        HtmlText.Write(output, url);
        output.Write(')');
    }
}
