using SessionSync.Model;

namespace SessionSync.Browse.Export.Documents;

/// <summary>Writes the elements that pages are made of; what stands in them is escaped.</summary>
internal sealed class HtmlElements(TextWriter output)
{
    /// <summary>Text between tags, without empty lines around it; nothing where there is none.</summary>
    public void WriteBlock(string before, ReadOnlySpan<char> text, string after)
    {
        text = text.Trim("\r\n");
        if (!text.IsEmpty)
        {
            output.Write(before);
            HtmlText.Write(output, text);
            output.WriteLine(after);
        }
    }

    /// <summary>A fact of the session; nothing where it is not known.</summary>
    public void WriteFact(string name, string? value)
    {
        if (value is { Length: > 0 })
        {
            output.Write($"<dt>{name}</dt><dd>");
            HtmlText.Write(output, value);
            output.WriteLine("</dd>");
        }
    }

    /// <param name="address">Written by this program: nothing of a session is in it but what was made harmless.</param>
    public void WriteLink(string address, string text)
    {
        output.Write("<a href=\"");
        HtmlText.Write(output, address);
        output.Write("\" dir=\"auto\">");
        HtmlText.Write(output, text);
        output.Write("</a>");
    }

    /// <summary>Begins what is folded away but for a line.</summary>
    /// <param name="about">What it was about.</param>
    public void BeginFold(string attribute, string kind, string name = "", string about = "")
    {
        output.Write($"<details{attribute}><summary>{kind}");
        HtmlText.Write(output, Printable.Line(name));
        if (about.Length > 0)
        {
            output.Write(" <code>");
            HtmlText.Write(output, about);
            output.Write("</code>");
        }

        output.WriteLine("</summary>");
    }

    public void EndFold() => output.WriteLine("</details>");
}
