using System.Text;
using SessionSync.Model;
using SessionSync.Model.Conversations;

namespace SessionSync.Browse.Export.Documents;

/// <summary>One page, read from top to bottom; what tools did is folded away.</summary>
internal sealed class HtmlWriter(TextWriter output) : IDocumentWriter
{
    private const int LongestTitle = 500;

    public void Begin(ExportedSession session)
    {
        ConversationFacts facts = session.Facts;
        string title = Printable.Line(DocumentWords.NameOf(session));
        HtmlPage.Begin(output, title[..Math.Min(title.Length, LongestTitle)], Description(session));
        output.WriteLine("<dl>");
        WriteFact("Agent", session.IsSubagent ? $"{session.Key.Agent}, a sub-agent" : session.Key.Agent.Value);
        WriteFact("Session", session.Key.Id);
        WriteFact(session.IsSubagent ? "Started by" : "Forked from", facts.Parent?.Id);
        WriteFact("Directory", facts.WorkingDirectory);
        WriteFact("Branch", facts.Branch);
        WriteFact("Model", facts.Model);
        WriteFact("Began", facts.StartedAt is { } start ? DocumentWords.ReadableTime(start) : null);
        WriteFact("Last", facts.LastMessageAt is { } last ? DocumentWords.ReadableTime(last) : null);
        output.WriteLine("</dl>\n<main>");
    }

    public void Write(Message message)
    {
        string speaker = DocumentWords.SpeakerOf(message);
        bool isFolded = message.Parts.All(part => message.IsMeta || part is not (TextPart or ImagePart));
        output.WriteLine($"<article class=\"{speaker.ToLowerInvariant()}{(isFolded ? " folded" : "")}\">");
        if (!message.IsMeta)
        {
            output.Write($"<h2>{speaker}</h2>\n<p class=\"by\">");
            HtmlText.Write(output, DocumentWords.Byline(message));
            output.WriteLine("</p>");
        }

        foreach (Part part in message.Parts)
        {
            if (message.IsMeta && part is TextPart text)
            {
                WriteFold("Context", text.Text);
            }
            else
            {
                Write(part);
            }
        }

        output.WriteLine("</article>");
    }

    public void End()
    {
        output.WriteLine("</main>");
        HtmlPage.End(output);
        output.Flush();
    }

    public void Dispose() => output.Dispose();

    private static string Description(ExportedSession session)
    {
        string time = session.Facts.StartedAt is { } start ? $"{DocumentWords.ReadableTime(start)} · " : "";
        string messages = session.Facts.Messages == 1 ? "1 message" : $"{session.Facts.Messages} messages";
        return $"{time}{session.Key.Agent} · {messages}";
    }

    private void Write(Part part)
    {
        switch (part)
        {
            case TextPart text:
                WriteText(text.Text);
                break;
            case ThinkingPart thinking:
                WriteFold("Thinking", thinking.Text);
                break;
            case SummaryPart summary:
                WriteFold("Summary of what came before", summary.Text);
                break;
            case ToolCallPart call:
                WriteFold("", "Tool call: ", call.Name, call.Input);
                break;
            case ToolResultPart result:
                WriteFold(result.IsError ? " class=\"error\"" : "", result.IsError ? "Tool result: error" : "Tool result", "", result.Output);
                break;
            case AttachmentPart attachment:
                WriteFold("", "Attachment: ", attachment.Name, attachment.Text);
                break;
            case ImagePart image:
                WriteImage(image);
                break;
            case UnknownPart unknown:
                WriteFold("", "Not understood: ", unknown.Type, unknown.Raw);
                break;
        }
    }

    /// <summary>What was said, with its blocks of code set apart.</summary>
    private void WriteText(ReadOnlySpan<char> text)
    {
        text = text.Trim("\r\n");
        ReadOnlySpan<char> prose = text;
        int proseLength = 0;
        while (proseLength < prose.Length)
        {
            int newline = prose[proseLength..].IndexOf('\n');
            int lineEnd = newline < 0 ? prose.Length : proseLength + newline;
            int next = Math.Min(prose.Length, lineEnd + 1);
            if (CodeFence.OpenedBy(prose[proseLength..lineEnd]) is { } fence)
            {
                WriteBlock("<div class=\"text\" dir=\"auto\">", prose[..proseLength], "</div>");
                prose = WriteCode(prose[next..], fence);
                proseLength = 0;
            }
            else
            {
                proseLength = next;
            }
        }

        WriteBlock("<div class=\"text\" dir=\"auto\">", prose, "</div>");
    }

    /// <returns>What follows the closing fence.</returns>
    private ReadOnlySpan<char> WriteCode(ReadOnlySpan<char> text, CodeFence fence)
    {
        int at = 0;
        while (at < text.Length)
        {
            int newline = text[at..].IndexOf('\n');
            int lineEnd = newline < 0 ? text.Length : at + newline;
            int next = Math.Min(text.Length, lineEnd + 1);
            if (fence.IsClosedBy(text[at..lineEnd]))
            {
                WriteBlock("<pre>", text[..at], "</pre>");
                return text[next..];
            }

            at = next;
        }

        WriteBlock("<pre>", text, "</pre>");
        return [];
    }

    private void WriteBlock(string before, ReadOnlySpan<char> text, string after)
    {
        text = text.Trim("\r\n");
        if (!text.IsEmpty)
        {
            output.Write(before);
            HtmlText.Write(output, text);
            output.WriteLine(after);
        }
    }

    private void WriteFold(string kind, string text)
    {
        BeginFold("", kind, "");
        WriteText(text);
        EndFold();
    }

    private void WriteFold(string attribute, string kind, string name, string content)
    {
        BeginFold(attribute, kind, name);
        ReadOnlyMemory<byte>? json = content is ['{' or '[', ..] ? JsonText.Rewrite(content, isIndented: true) : null;
        WriteBlock("<pre>", json is { } pretty ? Encoding.UTF8.GetString(pretty.Span) : content, "</pre>");
        EndFold();
    }

    private void BeginFold(string attribute, string kind, string name)
    {
        output.Write($"<details{attribute}><summary>{kind}");
        HtmlText.Write(output, Printable.Line(name));
        output.WriteLine("</summary>");
    }

    private void EndFold() => output.WriteLine("</details>");

    private void WriteImage(ImagePart image)
    {
        if (ImageData.IsKnown(image))
        {
            output.WriteLine($"<img alt=\"Image\" src=\"data:{image.MediaType};base64,{image.Data}\">");
        }
        else
        {
            WriteBlock("<p class=\"quiet\">Image: ", image.MediaType, "</p>");
        }
    }

    private void WriteFact(string name, string? value)
    {
        if (value is { Length: > 0 })
        {
            output.Write($"<dt>{name}</dt><dd>");
            HtmlText.Write(output, value);
            output.WriteLine("</dd>");
        }
    }
}
