using System.Globalization;
using System.Text;
using SessionSync.Browse.Export.Documents.Prose;
using SessionSync.Browse.Pricing;
using SessionSync.Model;
using SessionSync.Model.Conversations;

namespace SessionSync.Browse.Export.Documents;

/// <summary>One page, read from top to bottom; what tools did is folded away. The top tells what is known only at the end, so messages go to a
/// spool until then.</summary>
internal sealed class HtmlWriter : IDocumentWriter
{
    private const int LongestPrompt = 120;

    private readonly TextWriter _output;
    private readonly Stream _spool;
    private readonly TextWriter _text;
    private readonly HtmlElements _elements;
    private readonly HtmlCall _call;
    private readonly List<(string Message, string Text)> _prompts = [];
    private ExportedSession? _session;
    private int _messages;

    public HtmlWriter(TextWriter output, Stream spool)
    {
        _output = output;
        _spool = spool;
        _text = DocumentWriters.Text(spool);
        _elements = new HtmlElements(_text);
        _call = new HtmlCall(_text);
    }

    public void Begin(ExportedSession session) => _session = session;

    public void Write(Message message)
    {
        string speaker = DocumentWords.SpeakerOf(message);
        bool isFolded = message.Parts.All(part => message.IsMeta || part is not (TextPart or ImagePart));
        string id = string.Create(CultureInfo.InvariantCulture, $"m{++_messages}");
        if (message is { Role: Role.User, IsSpoken: true })
        {
            _prompts.Add((id, DisplayText.OneLine(message.Parts.OfType<TextPart>().FirstOrDefault()?.Text ?? "", LongestPrompt)));
        }

        _text.WriteLine($"<article id=\"{id}\" class=\"{speaker.ToLowerInvariant()}{(isFolded ? " folded" : "")}\">");
        if (!message.IsMeta)
        {
            _text.Write($"<h2><a href=\"#{id}\">{speaker}</a></h2>\n<p class=\"by\">");
            HtmlText.Write(_text, DocumentWords.Byline(message));
            _text.WriteLine("</p>");
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

        _text.WriteLine("</article>");
    }

    public void End(ConversationCost cost)
    {
        _text.Flush();
        new HtmlTop(_output).Write(_session!, cost, _prompts);
        _output.WriteLine("<main>");
        CopySpool();
        _output.WriteLine("</main>");
        HtmlPage.End(_output);
        _output.Flush();
    }

    public void Dispose()
    {
        _output.Dispose();
        _text.Dispose();
    }

    private void CopySpool()
    {
        _spool.Position = 0;
        using var reader = new StreamReader(_spool, Encoding.UTF8, detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        char[] buffer = new char[16 * 1024];
        for (int count; (count = reader.Read(buffer)) > 0;)
        {
            _output.Write(buffer, 0, count);
        }
    }

    private void Write(Part part)
    {
        switch (part)
        {
            case TextPart text:
                ProseHtml.Write(_text, text.Text);
                break;
            case ThinkingPart thinking:
                WriteFold("Thinking", thinking.Text);
                break;
            case SummaryPart summary:
                WriteFold("Summary of what came before", summary.Text);
                break;
            case ToolCallPart call:
                _call.Write(call);
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

    private void WriteFold(string kind, string text)
    {
        _elements.BeginFold("", kind);
        ProseHtml.Write(_text, text);
        _elements.EndFold();
    }

    private void WriteFold(string attribute, string kind, string name, string content)
    {
        _elements.BeginFold(attribute, kind, name);
        _elements.WriteBlock("<pre>", HtmlCall.Indented(content), "</pre>");
        _elements.EndFold();
    }

    private void WriteImage(ImagePart image)
    {
        if (ImageData.IsKnown(image))
        {
            _text.WriteLine($"<img alt=\"Image\" src=\"data:{image.MediaType};base64,{image.Data}\">");
        }
        else
        {
            _elements.WriteBlock("<p class=\"quiet\">Image: ", image.MediaType, "</p>");
        }
    }
}
