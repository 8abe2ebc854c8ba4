using System.Text;
using SessionSync.Browse.Calls;
using SessionSync.Model.Conversations;

namespace SessionSync.Browse.Export.Documents;

/// <summary>Writes what tools were called with: edits with their signs, for colours alone tell nothing in print or to who listens.</summary>
internal sealed class HtmlCall(TextWriter output)
{
    private readonly HtmlElements _elements = new(output);

    public void Write(ToolCallPart call)
    {
        var input = ToolInput.Of(call.Input);
        _elements.BeginFold("", "Tool call: ", call.Name, input.Line);
        foreach (ToolSection section in input.Sections)
        {
            switch (section)
            {
                case ToolSection.NamedText value:
                    _elements.WriteBlock("<p class=\"quiet\">", value.Name, "</p>");
                    _elements.WriteBlock("<pre>", Indented(value.Text), "</pre>");
                    break;
                case ToolSection.LineEdit edit:
                    WriteEdit(edit);
                    break;
                case ToolSection.Checklist todos:
                    WriteTodos(todos);
                    break;
            }
        }

        _elements.EndFold();
    }

    /// <summary>JSON with its lines indented; anything else as it is.</summary>
    public static string Indented(string content) =>
        content is ['{' or '[', ..] && JsonText.Rewrite(content, isIndented: true) is { } pretty ? Encoding.UTF8.GetString(pretty.Span) : content;

    /// <summary>Lines that share their fate are one element, and told as one.</summary>
    private void WriteEdit(ToolSection.LineEdit edit)
    {
        output.Write("<pre class=\"edit\">");
        LineKind kind = LineKind.Kept;
        foreach (EditedLine line in edit.Lines)
        {
            if (line.Kind != kind)
            {
                output.Write($"{Tag(kind, "/")}{Tag(line.Kind, "")}");
                kind = line.Kind;
            }

            output.Write(kind switch { LineKind.Removed => "- ", LineKind.Added => "+ ", LineKind.Kept => "  ", _ => "" });
            HtmlText.Write(output, line.Text);
            output.Write('\n');
        }

        output.WriteLine($"{Tag(kind, "/")}</pre>");
    }

    private static string Tag(LineKind kind, string slash) => kind switch
    {
        LineKind.Removed => $"<{slash}del>",
        LineKind.Added => $"<{slash}ins>",
        LineKind.Heading => $"<{slash}strong>",
        _ => "",
    };

    private void WriteTodos(ToolSection.Checklist todos)
    {
        output.WriteLine("<ul class=\"todos\">");
        foreach (TodoItem item in todos.Items)
        {
            output.Write($"<li><span aria-hidden=\"true\">{(item.IsDone ? "☑" : "☐")} </span><span dir=\"auto\">");
            HtmlText.Write(output, item.Text);
            output.Write("</span> <span class=\"quiet\">");
            HtmlText.Write(output, item.Status.Replace('_', ' '));
            output.WriteLine("</span></li>");
        }

        output.WriteLine("</ul>");
    }
}
