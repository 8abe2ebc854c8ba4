using System.Globalization;
using System.Text;
using System.Text.Json;
using SessionSync.Browse.Export.Documents.Prose;
using SessionSync.Model;
using SessionSync.Model.Conversations;

namespace SessionSync.Browse.Export.Documents;

/// <summary>One page, read from top to bottom; what tools did is folded away.</summary>
internal sealed class HtmlWriter(TextWriter output) : IDocumentWriter
{
    private const int LongestTitle = 500;
    private const int LongestPlace = 200;
    private int _messages;

    public void Begin(ExportedSession session)
    {
        ConversationFacts facts = session.Facts;
        string title = Printable.Line(DocumentWords.NameOf(session));
        HtmlPage.Begin(output, title[..Math.Min(title.Length, LongestTitle)], Description(session));
        output.WriteLine("<p class=\"quiet\"><a href=\"index.html\">All sessions</a></p>\n<dl>");
        WriteFact("Agent", session.IsSubagent ? $"{session.Key.Agent}, a sub-agent" : session.Key.Agent.Value);
        WriteFact("Session", session.Key.Id);
        WriteFact(session.IsSubagent ? "Started by" : "Forked from", facts.Parent?.Id);
        WriteFact("Directory", facts.WorkingDirectory);
        WriteFact("Branch", facts.Branch);
        WriteFact("Model", facts.Model);
        WriteFact("Began", facts.StartedAt is { } start ? DocumentWords.ReadableTime(start) : null);
        WriteFact("Last", facts.LastMessageAt is { } last ? DocumentWords.ReadableTime(last) : null);
        WriteFact("Tokens", facts.Tokens.Total > 0 ? TokensOf(facts.Tokens) : null);
        output.WriteLine("</dl>\n<main>");
    }

    public void Write(Message message)
    {
        string speaker = DocumentWords.SpeakerOf(message);
        bool isFolded = message.Parts.All(part => message.IsMeta || part is not (TextPart or ImagePart));
        string id = $"m{++_messages}";
        output.WriteLine($"<article id=\"{id}\" class=\"{speaker.ToLowerInvariant()}{(isFolded ? " folded" : "")}\">");
        if (!message.IsMeta)
        {
            output.Write($"<h2><a href=\"#{id}\">{speaker}</a></h2>\n<p class=\"by\">");
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
        string[] place = [.. new[] { session.Facts.WorkingDirectory, session.Facts.Branch }.OfType<string>().Where(static text => text.Length > 0).Select(Printable.Line)];
        string where = string.Concat(place.Select(static text => $" · {text[..Math.Min(text.Length, LongestPlace)]}"));
        return $"{time}{session.Key.Agent} · {messages}{where}";
    }

    private static string TokensOf(TokenUsage tokens) => string.Create(
        CultureInfo.InvariantCulture, $"{tokens.Input:N0} in, {tokens.Output:N0} out, {tokens.CacheRead:N0} read from the cache, {tokens.CacheWrite:N0} written to it");

    private void Write(Part part)
    {
        switch (part)
        {
            case TextPart text:
                ProseHtml.Write(output, text.Text);
                break;
            case ThinkingPart thinking:
                WriteFold("Thinking", thinking.Text);
                break;
            case SummaryPart summary:
                WriteFold("Summary of what came before", summary.Text);
                break;
            case ToolCallPart call:
                WriteCall(call);
                break;
            case ToolResultPart result:
                WriteFold(result.IsError ? " class=\"error\"" : "", result.IsError ? "Tool result: error" : "Tool result", "", DisplayText.WithoutEscapes(result.Output));
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

    private void WriteInline(string before, string text, string after)
    {
        if (text.Length > 0)
        {
            output.Write(before);
            HtmlText.Write(output, text);
            output.Write(after);
        }
    }

    private void WriteFold(string kind, string text)
    {
        BeginFold("", kind, "");
        ProseHtml.Write(output, text);
        EndFold();
    }

    /// <summary>What it was about is in the line that stays, and each value is the text it is.</summary>
    private void WriteCall(ToolCallPart call)
    {
        var input = ToolInput.Parse(call.Input);
        if (input.Values.IsEmpty)
        {
            WriteFold("", "Tool call: ", call.Name, call.Input);
            return;
        }

        BeginFold("", "Tool call: ", call.Name, input.Line);
        foreach ((string name, JsonElement value) in input.Values)
        {
            WriteBlock("<p class=\"quiet\">", name, "</p>");
            string kind = name switch { "old_string" => " class=\"old\"", "new_string" => " class=\"new\"", _ => "" };
            WriteBlock($"<pre{kind}>", value.ValueKind == JsonValueKind.String ? ToolInput.TextOf(value) : Pretty(value.GetRawText()), "</pre>");
        }

        EndFold();
    }

    private static string Pretty(string content) =>
        content is ['{' or '[', ..] && JsonText.Rewrite(content, isIndented: true) is { } pretty ? Encoding.UTF8.GetString(pretty.Span) : content;

    private void WriteFold(string attribute, string kind, string name, string content)
    {
        BeginFold(attribute, kind, name);
        WriteBlock("<pre>", Pretty(content), "</pre>");
        EndFold();
    }

    private void BeginFold(string attribute, string kind, string name, string about = "")
    {
        output.Write($"<details{attribute}><summary>{kind}");
        HtmlText.Write(output, Printable.Line(name));
        WriteInline(" <code>", about, "</code>");
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
