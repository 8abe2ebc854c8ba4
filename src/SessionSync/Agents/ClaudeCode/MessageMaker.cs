using SessionSync.Agents.Lines;
using SessionSync.Conversations;

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
            case RecordKind.System when JsonValue.Text(record.Content) is { Length: > 0 } text && !record.Subtype.SequenceEqual("compact_boundary"u8):
                Add(record, Role.System, [new TextPart(text)], messages, isMeta: true);
                break;
            case RecordKind.Attachment:
                AddAttachment(record, messages);
                break;
        }
    }

    /// <summary>Whether one of the messages is spoken, found without making them.</summary>
    public static bool IsSpoken(in TranscriptRecord record, in MessageBody body)
    {
        switch (record.Kind)
        {
            case RecordKind.User:
                return !record.IsCompactSummary && !record.IsWrittenByClient && new ContentSurvey(body.Content, isPrompt: true).IsSpoken;
            case RecordKind.Assistant:
                return !IsNotice(record, body) && new ContentSurvey(body.Content, isPrompt: false).IsSpoken;
            case RecordKind.Attachment:
                var attachment = new AttachmentBody(record.Attachment);
                return attachment.IsPrompt && !record.IsWrittenByClient && new ContentSurvey(attachment.Prompt, isPrompt: true).IsSpoken;
            default:
                return false;
        }
    }

    // The client answers itself where the provider failed.
    private static bool IsNotice(in TranscriptRecord record, in MessageBody body) => record.IsApiError || body.IsMadeUp;

    private static void AddPrompt(in TranscriptRecord record, ReadOnlySpan<byte> content, ICollection<Message> messages)
    {
        List<Part> parts = [];
        List<Part> clientsParts = [];
        if (JsonValue.Text(content) is { Length: > 0 } text)
        {
            (record.IsWrittenByClient || !ContentSurvey.IsSaid(content, isPrompt: true) ? clientsParts : parts).Add(new TextPart(text));
        }

        var items = new JsonItems(content);
        while (items.Read())
        {
            var block = new ContentBlock(items.Value);
            bool isClients = !block.IsToolResult && (record.IsWrittenByClient || (block.IsText && !ContentSurvey.IsSaid(block.Text, isPrompt: true)));
            ContentParts.Add(block, isClients ? clientsParts : parts);
        }

        Add(record, Role.User, clientsParts, messages, isMeta: true);
        Add(record, Role.User, parts, messages);
    }

    private static void AddAnswer(in TranscriptRecord record, TokenUsage? tokens, ICollection<Message> messages)
    {
        var body = new MessageBody(record.Message);
        List<Part> parts = [];
        if (ContentSurvey.IsSaid(body.Content, isPrompt: false))
        {
            parts.Add(new TextPart(JsonValue.Text(body.Content) ?? ""));
        }

        var items = new JsonItems(body.Content);
        while (items.Read())
        {
            var block = new ContentBlock(items.Value);
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
            Model = isNotice ? null : JsonValue.Text(body.Model),
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
        else if (!attachment.Type.IsEmpty)
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
        new(IdOf(record.Id), role, JsonValue.Instant(record.Timestamp), [.. parts]) { ParentId = IdOf(record.Parent) };

    private static string? IdOf(ReadOnlySpan<byte> id) => id.IsEmpty ? null : JsonValue.Raw(id);
}
