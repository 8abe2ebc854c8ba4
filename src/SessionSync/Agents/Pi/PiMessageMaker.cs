using System.Text;
using SessionSync.Agents.Lines;
using SessionSync.Conversations;

namespace SessionSync.Agents.Pi;

/// <summary>Makes messages of entries. Pure.</summary>
internal static class PiMessageMaker
{
    /// <summary>Adds the message of an entry; none where it says nothing.</summary>
    public static void Add(in PiRecord record, TokenUsage? tokens, ICollection<Message> messages)
    {
        if (record.IsSummary)
        {
            Add(record, Role.System, [new SummaryPart(JsonValue.Text(record.Summary) ?? "")], messages);
        }
        else if (record.IsExtensionMessage)
        {
            Add(record, Role.System, Parts(record.Content), messages, isMeta: !record.IsShown);
        }
        else if (record.IsMessage)
        {
            AddMessage(record, new PiMessage(record.Message), tokens, messages);
        }
    }

    /// <summary>When an entry was written: version 1 says it in the message only.</summary>
    public static DateTimeOffset? InstantOf(in PiRecord record, in PiMessage message) =>
        JsonValue.Instant(record.Timestamp) ?? JsonValue.InstantOfMilliseconds(message.Milliseconds);

    /// <summary>All text of a content, whether it is one string or in blocks.</summary>
    public static string TextOf(ReadOnlySpan<byte> content) => string.Join('\n', Parts(content).OfType<TextPart>().Select(part => part.Text));

    private static void AddMessage(in PiRecord record, in PiMessage message, TokenUsage? tokens, ICollection<Message> messages)
    {
        List<Part> parts = Parts(message.Content);
        switch (message.Role)
        {
            case var role when role.SequenceEqual("user"u8):
                Add(record, Role.User, parts, messages);
                break;
            case var role when role.SequenceEqual("assistant"u8):
                AddAnswer(record, message, parts, tokens, messages);
                break;
            case var role when role.SequenceEqual("toolResult"u8):
                Add(record, Role.Tool, ToolResult(message, parts), messages);
                break;
            case var role when role.SequenceEqual("bashExecution"u8):
                Add(record, Role.User, ShellRun(message), messages);
                break;
            case var role when role.SequenceEqual("system"u8):
                parts.AddRange(SectionsOf(message.Sections));
                Add(record, Role.System, parts, messages, isMeta: true);
                break;
            case var role when role.SequenceEqual("custom"u8) || role.SequenceEqual("hookMessage"u8):
                Add(record, Role.System, parts, messages, isMeta: !message.IsShown);
                break;
            case var role when role.SequenceEqual("compactionSummary"u8) || role.SequenceEqual("branchSummary"u8):
                Add(record, Role.System, [new SummaryPart(JsonValue.Text(message.Summary) ?? "")], messages);
                break;
            default:
                Add(record, Role.System, [new UnknownPart(JsonValue.Raw(message.Role), JsonValue.Raw(record.Message))], messages);
                break;
        }
    }

    private static void AddAnswer(in PiRecord record, in PiMessage message, List<Part> parts, TokenUsage? tokens, ICollection<Message> messages)
    {
        if (JsonValue.Text(message.Error) is { Length: > 0 } error)
        {
            Add(record, Role.System, [new TextPart(error)], messages);
        }

        if (parts.Count > 0)
        {
            messages.Add(Make(record, Role.Assistant, parts) with { Model = JsonValue.Text(message.Model), Tokens = tokens });
        }
    }

    private static List<Part> ToolResult(in PiMessage message, List<Part> parts)
    {
        string output = string.Join('\n', parts.OfType<TextPart>().Select(part => part.Text));
        parts.RemoveAll(part => part is TextPart);
        parts.Insert(0, new ToolResultPart(JsonValue.Text(message.CallId), output, message.IsError));
        return parts;
    }

    private static List<Part> ShellRun(in PiMessage message) =>
    [
        new ToolCallPart(null, "bash", $"{{\"command\":{(message.Command.IsEmpty ? "null" : JsonValue.Raw(message.Command))}}}"),
        new ToolResultPart(null, JsonValue.Text(message.Output) ?? ""),
    ];

    private static List<Part> Parts(ReadOnlySpan<byte> content)
    {
        List<Part> parts = [];
        if (JsonValue.Text(content) is { Length: > 0 } text)
        {
            parts.Add(new TextPart(text));
        }

        var items = new JsonItems(content);
        while (items.Read())
        {
            if (PartOf(new PiBlock(items.Value)) is { } part)
            {
                parts.Add(part);
            }
        }

        return parts;
    }

    private static Part? PartOf(in PiBlock block) => block switch
    {
        { IsText: true } => block.IsWords ? new TextPart(JsonValue.Text(block.Text) ?? "") : null,
        { IsThinking: true } => JsonValue.Text(block.Text) is { Length: > 0 } thoughts ? new ThinkingPart(thoughts) : null,
        { IsToolCall: true } => new ToolCallPart(JsonValue.Text(block.Id), JsonValue.Text(block.Name) ?? "", block.Arguments.IsEmpty ? "{}" : JsonValue.Raw(block.Arguments)),
        { IsImage: true } => new ImagePart(JsonValue.Text(block.Name) ?? "", JsonValue.Text(block.Text) ?? ""),
        _ => new UnknownPart(JsonValue.Raw(block.Type), JsonValue.Raw(block.Raw)),
    };

    private static List<Part> SectionsOf(ReadOnlySpan<byte> sections)
    {
        var joined = new StringBuilder();
        var members = new JsonMembers(sections);
        while (members.Read())
        {
            if (JsonValue.Text(members.Value) is { Length: > 0 } text)
            {
                joined.Append(joined.Length > 0 ? "\n\n" : "").Append(text);
            }
        }

        return joined.Length > 0 ? [new TextPart(joined.ToString())] : [];
    }

    private static void Add(in PiRecord record, Role role, List<Part> parts, ICollection<Message> messages, bool isMeta = false)
    {
        if (parts.Count > 0)
        {
            messages.Add(Make(record, role, parts) with { IsMeta = isMeta });
        }
    }

    private static Message Make(in PiRecord record, Role role, List<Part> parts) =>
        new(IdOf(record.Id), role, InstantOf(record, new PiMessage(record.Message)), [.. parts]) { ParentId = IdOf(record.Parent) };

    private static string? IdOf(ReadOnlySpan<byte> id) => id.IsEmpty ? null : JsonValue.Raw(id);
}
