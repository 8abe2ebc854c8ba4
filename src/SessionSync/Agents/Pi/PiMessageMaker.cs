using System.Text;
using SessionSync.Agents.Formats.Json;
using SessionSync.Model.Conversations;

namespace SessionSync.Agents.Pi;

/// <summary>Makes messages of entries. Pure.</summary>
internal static class PiMessageMaker
{
    /// <summary>Adds the message of an entry; none where it says nothing.</summary>
    public static void Add(in PiRecord record, TokenUsage? tokens, ICollection<Message> messages)
    {
        if (record.IsSummary)
        {
            Add(record, Role.System, [new SummaryPart(record.Summary.Text ?? "")], messages);
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
        record.Timestamp.Time ?? message.Milliseconds.Time;

    /// <summary>All text of a content, whether it is one string or in blocks.</summary>
    public static string TextOf(JsonPiece content) => string.Join('\n', Parts(content).OfType<TextPart>().Select(part => part.Text));

    private static void AddMessage(in PiRecord record, in PiMessage message, TokenUsage? tokens, ICollection<Message> messages)
    {
        List<Part> parts = Parts(message.Content);
        switch (message.Role)
        {
            case var role when role.Is("user"u8):
                Add(record, Role.User, parts, messages);
                break;
            case var role when role.Is("assistant"u8):
                AddAnswer(record, message, parts, tokens, messages);
                break;
            case var role when role.Is("toolResult"u8):
                Add(record, Role.Tool, ToolResult(message, parts), messages);
                break;
            case var role when role.Is("bashExecution"u8):
                Add(record, Role.User, ShellRun(message), messages);
                break;
            case var role when role.Is("system"u8):
                parts.AddRange(SectionsOf(message.Sections));
                Add(record, Role.System, parts, messages, isMeta: true);
                break;
            case var role when role.Is("custom"u8) || role.Is("hookMessage"u8):
                Add(record, Role.System, parts, messages, isMeta: !message.IsShown);
                break;
            case var role when role.Is("compactionSummary"u8) || role.Is("branchSummary"u8):
                Add(record, Role.System, [new SummaryPart(message.Summary.Text ?? "")], messages);
                break;
            default:
                Add(record, Role.System, [new UnknownPart(message.Role.Text ?? "", record.Message.Raw)], messages);
                break;
        }
    }

    private static void AddAnswer(in PiRecord record, in PiMessage message, List<Part> parts, TokenUsage? tokens, ICollection<Message> messages)
    {
        if (message.Error.Text is { Length: > 0 } error)
        {
            Add(record, Role.System, [new TextPart(error)], messages);
        }

        if (parts.Count > 0)
        {
            messages.Add(Make(record, Role.Assistant, parts) with { Model = message.Model.Text, Tokens = tokens });
        }
    }

    private static List<Part> ToolResult(in PiMessage message, List<Part> parts)
    {
        string output = string.Join('\n', parts.OfType<TextPart>().Select(part => part.Text));
        parts.RemoveAll(part => part is TextPart);
        parts.Insert(0, new ToolResultPart(message.CallId.Text, output, message.IsError));
        return parts;
    }

    private static List<Part> ShellRun(in PiMessage message) =>
    [
        new ToolCallPart(null, "bash", $"{{\"command\":{(message.Command.IsMissing ? "null" : message.Command.Raw)}}}"),
        new ToolResultPart(null, message.Output.Text ?? ""),
    ];

    private static List<Part> Parts(JsonPiece content)
    {
        List<Part> parts = [];
        if (content.Text is { Length: > 0 } text)
        {
            parts.Add(new TextPart(text));
        }

        foreach (JsonPiece item in content.Items)
        {
            if (PartOf(new PiBlock(item)) is { } part)
            {
                parts.Add(part);
            }
        }

        return parts;
    }

    private static Part? PartOf(in PiBlock block) => block switch
    {
        { IsText: true } => block.IsWords ? new TextPart(block.Text.Text ?? "") : null,
        { IsThinking: true } => block.Text.Text is { Length: > 0 } thoughts ? new ThinkingPart(thoughts) : null,
        { IsToolCall: true } => new ToolCallPart(block.Id.Text, block.Name.Text ?? "", block.Arguments.IsMissing ? "{}" : block.Arguments.Raw),
        { IsImage: true } => new ImagePart(block.Name.Text ?? "", block.Text.Text ?? ""),
        _ => new UnknownPart(block.Type.Text ?? "", block.Whole.Raw),
    };

    private static List<Part> SectionsOf(JsonPiece sections)
    {
        var joined = new StringBuilder();
        foreach (JsonMember member in sections.Members)
        {
            if (member.Value.Text is { Length: > 0 } text)
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

    private static string? IdOf(JsonPiece id) => id.HasText ? id.Text : null;
}
