using System.Globalization;
using System.Text;
using SessionSync.Browse.Pricing;
using SessionSync.Model;
using SessionSync.Model.Conversations;

namespace SessionSync.Browse.Export.Documents;

/// <summary>Markdown with what a list tells in front, as YAML.</summary>
internal sealed class MarkdownWriter(TextWriter output) : IDocumentWriter
{
    private const string MarkdownMarks = "\\`*_{}[]<>#|~&$!";

    public void Begin(ExportedSession session)
    {
        ConversationFacts facts = session.Facts;
        output.WriteLine("---");
        WriteField("id", session.Key.Id);
        WriteField("agent", session.Key.Agent.Value);
        WriteField("title", facts.Title);
        WriteField("workspace", facts.WorkingDirectory);
        WriteField("branch", facts.Branch);
        WriteField("model", facts.Model);
        WriteField("parent_id", facts.Parent?.Id);
        WriteField("started_at", facts.StartedAt is { } start ? DocumentWords.Time(start) : null);
        WriteField("last_message_at", facts.LastMessageAt is { } last ? DocumentWords.Time(last) : null);
        output.WriteLine(session.IsSubagent ? "subagent: true" : "subagent: false");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"message_count: {facts.Messages}"));
        TokenUsage tokens = facts.Tokens;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"tokens: {{ input: {tokens.Input}, output: {tokens.Output}, cache_read: {tokens.CacheRead}, cache_write: {tokens.CacheWrite} }}"));
        output.WriteLine("---");
        output.Write("\n# ");
        WriteOneLine(DocumentWords.NameOf(session));
    }

    public void Write(Message message)
    {
        output.WriteLine($"\n## {DocumentWords.SpeakerOf(message)}");
        if (DocumentWords.Byline(message) is { Length: > 0 } byline)
        {
            output.Write("\n_");
            WriteInline(byline);
            output.WriteLine("_");
        }

        foreach (Part part in message.Parts)
        {
            output.WriteLine();
            Write(part);
        }
    }

    public void End(ConversationCost cost) => output.Flush();

    public void Dispose() => output.Dispose();

    private void Write(Part part)
    {
        switch (part)
        {
            case TextPart text:
                MarkdownText.Write(output, text.Text);
                break;
            case ThinkingPart thinking:
                output.WriteLine("### Thinking\n");
                MarkdownText.Write(output, thinking.Text);
                break;
            case SummaryPart summary:
                output.WriteLine("### Summary of what came before\n");
                MarkdownText.Write(output, summary.Text);
                break;
            case ToolCallPart call:
                WriteHeading("Tool call", call.Name);
                WriteJson(call.Input);
                break;
            case ToolResultPart result:
                output.WriteLine(result.IsError ? "### Tool result (error)\n" : "### Tool result\n");
                WriteCode("", result.Output);
                break;
            case AttachmentPart attachment:
                WriteHeading("Attachment", attachment.Name);
                WriteCode("", attachment.Text);
                break;
            case ImagePart image:
                WriteImage(image);
                break;
            case UnknownPart unknown:
                WriteHeading("Not understood", unknown.Type);
                WriteJson(unknown.Raw);
                break;
        }
    }

    private void WriteField(string name, string? value)
    {
        if (value is not null)
        {
            output.WriteLine($"{name}: {YamlText.Quote(value)}");
        }
    }

    private void WriteHeading(string kind, string name)
    {
        output.Write($"### {kind}: ");
        WriteOneLine(name);
        output.WriteLine();
    }

    private void WriteJson(string text)
    {
        ReadOnlyMemory<byte>? json = JsonText.Rewrite(text, isIndented: true);
        WriteCode(json is null ? "" : "json", json is { } pretty ? Encoding.UTF8.GetString(pretty.Span) : text);
    }

    private void WriteCode(string language, string text)
    {
        string fence = CodeFence.Around(text).ToString();
        output.WriteLine($"{fence}{language}");
        VisibleText.Write(output, text);
        if (text is not ([] or [.., '\n']))
        {
            output.WriteLine();
        }

        output.WriteLine(fence);
    }

    private void WriteImage(ImagePart image)
    {
        if (ImageData.IsKnown(image))
        {
            output.WriteLine($"![Image](data:{image.MediaType};base64,{image.Data})");
        }
        else
        {
            output.Write("_Image: ");
            WriteInline(image.MediaType);
            output.WriteLine("_");
        }
    }

    private void WriteOneLine(string text)
    {
        WriteInline(text);
        output.WriteLine();
    }

    /// <summary>Words inside of a line, in which nothing means anything to Markdown.</summary>
    private void WriteInline(string text)
    {
        foreach (char character in Printable.Line(text))
        {
            if (MarkdownMarks.Contains(character))
            {
                output.Write('\\');
            }

            output.Write(character);
        }
    }
}
