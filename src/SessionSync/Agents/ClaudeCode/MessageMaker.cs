using SessionSync.Agents.Formats.Json;
using SessionSync.Agents.Formats.Lines;
using SessionSync.Model.Conversations;

namespace SessionSync.Agents.ClaudeCode;

/// <summary>Makes messages of records. Pure.</summary>
internal static class MessageMaker
{
    /// <summary>Adds the messages of one record: as a rule one, none where it says nothing, two where the client put words of its own
    /// between those of others.</summary>
    /// <param name="tokens">Those of the answer that the record ends.</param>
    public static void Add(in TranscriptRecord record, TokenUsage? tokens, ICollection<Message> messages)
    {
        switch (record.Kind)
        {
            case RecordKind.User when record.IsCompactSummary:
                Add(record, Role.System, [new SummaryPart(ContentParts.TextOf(new MessageBody(record.Message).Content))], messages);
                break;
            case RecordKind.User:
                AddPrompt(record, new MessageBody(record.Message).Content, messages);
                break;
            case RecordKind.Assistant:
                AddAnswer(record, tokens, messages);
                break;
            case RecordKind.System when record.Content.Text is { Length: > 0 } text && !record.Subtype.Is("compact_boundary"u8):
                Add(record, Role.System, [new TextPart(text)], messages, isMeta: true);
                break;
            case RecordKind.Attachment:
                AddAttachment(record, messages);
                break;
        }
    }

    /// <summary>The traits of a record, found without making its messages.</summary>
    public static RecordTraits TraitsOf(in TranscriptRecord record, in MessageBody body)
    {
        switch (record.Kind)
        {
            case RecordKind.User:
                var prompt = new ContentSurvey(body.Content, isPrompt: true);
                return RecordTraits.Prompt
                    | If(prompt.HasToolResult, RecordTraits.ToolResult)
                    | If(prompt.IsSpoken && !record.IsCompactSummary && !record.IsWrittenByClient, RecordTraits.Spoken);
            case RecordKind.Assistant:
                return RecordTraits.Answer
                    | If(!IsNotice(record, body) && new ContentSurvey(body.Content, isPrompt: false).IsSpoken, RecordTraits.Spoken);
            case RecordKind.Attachment:
                var attachment = new AttachmentBody(record.Attachment);
                return If(
                    attachment.IsPrompt && !record.IsWrittenByClient && new ContentSurvey(attachment.Prompt, isPrompt: true).IsSpoken,
                    RecordTraits.Spoken);
            default:
                return RecordTraits.None;
        }
    }

    private static RecordTraits If(bool condition, RecordTraits traits) => condition ? traits : RecordTraits.None;

    // The client answers itself where the provider failed.
    private static bool IsNotice(in TranscriptRecord record, in MessageBody body) => record.IsApiError || body.IsMadeUp;

    private static void AddPrompt(in TranscriptRecord record, JsonPiece content, ICollection<Message> messages)
    {
        List<Part> parts = [];
        List<Part> clientsParts = [];
        if (content.Text is { Length: > 0 } text)
        {
            (record.IsWrittenByClient || !ContentSurvey.IsSaid(content, isPrompt: true) ? clientsParts : parts).Add(new TextPart(text));
        }

        foreach (JsonPiece item in content.Items)
        {
            var block = new ContentBlock(item);
            bool isClients = !block.IsToolResult && (record.IsWrittenByClient || (block.IsText && !ContentSurvey.IsSaid(block.Text, isPrompt: true)));
            ContentParts.Add(block, isClients ? clientsParts : parts);
        }

        if (clientsParts.Count > 0)
        {
            // Of two messages one alone can have the record's id: what is not the client's is what others refer to.
            Message clients = Make(record, Role.User, clientsParts) with { IsMeta = true };
            messages.Add(parts.Count > 0 ? clients with { Id = null } : clients);
        }

        Add(record, Role.User, parts, messages);
    }

    private static void AddAnswer(in TranscriptRecord record, TokenUsage? tokens, ICollection<Message> messages)
    {
        var body = new MessageBody(record.Message);
        List<Part> parts = [];
        if (ContentSurvey.IsSaid(body.Content, isPrompt: false))
        {
            parts.Add(new TextPart(body.Content.Text ?? ""));
        }

        foreach (JsonPiece item in body.Content.Items)
        {
            var block = new ContentBlock(item);
            if (!block.IsText || ContentSurvey.IsSaid(block.Text, isPrompt: false))
            {
                ContentParts.Add(block, parts);
            }
        }

        if (parts.Count == 0)
        {
            return;
        }

        bool isNotice = IsNotice(record, body);
        messages.Add(Make(record, isNotice ? Role.System : Role.Assistant, parts) with
        {
            Model = isNotice ? null : body.Model.Text,
            Tokens = tokens,
        });
    }

    private static void AddAttachment(in TranscriptRecord record, ICollection<Message> messages)
    {
        var attachment = new AttachmentBody(record.Attachment);
        if (attachment.IsPrompt)
        {
            AddPrompt(record, attachment.Prompt, messages);
        }
        else if (attachment.Type.HasText)
        {
            Add(record, Role.User, [attachment.ToPart(record.Rendered)], messages, isMeta: !attachment.IsFile);
        }
    }

    private static void Add(in TranscriptRecord record, Role role, List<Part> parts, ICollection<Message> messages, bool isMeta = false)
    {
        if (parts.Count > 0)
        {
            messages.Add(Make(record, role, parts) with { IsMeta = isMeta });
        }
    }

    private static Message Make(in TranscriptRecord record, Role role, List<Part> parts) =>
        new(IdOf(record.Id), role, record.Timestamp.Time, [.. parts]) { ParentId = IdOf(record.Parent) };

    private static string? IdOf(JsonPiece id) => id.HasText ? id.Text : null;
}
