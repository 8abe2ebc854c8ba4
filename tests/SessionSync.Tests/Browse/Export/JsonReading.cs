using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using SessionSync.Model.Conversations;

namespace SessionSync.Tests.Browse.Export;

/// <summary>Makes messages again of what was exported, by the types alone.</summary>
internal static class JsonReading
{
    public static Message Message(JsonElement json) => new(
        Optional(json, "id"),
        json.GetProperty("type").GetString() switch { "user" => Role.User, "assistant" => Role.Assistant, "system" => Role.System, "tool" => Role.Tool, _ => throw new FormatException() },
        Optional(json, "at") is { } at ? DateTimeOffset.Parse(at, CultureInfo.InvariantCulture) : null,
        [.. json.GetProperty("parts").EnumerateArray().Select(Part)])
    {
        ParentId = Optional(json, "parent_id"),
        Model = Optional(json, "model"),
        IsMeta = json.TryGetProperty("meta", out JsonElement meta) && meta.GetBoolean(),
        Tokens = json.TryGetProperty("tokens", out JsonElement tokens)
            ? new TokenUsage(Number(tokens, "input"), Number(tokens, "output"), Number(tokens, "cache_read"), Number(tokens, "cache_write"))
            : null,
    };

    /// <summary>Whether two messages say the same, arrays compared by what is in them.</summary>
    public static void AssertSame(Message expected, Message actual)
    {
        Assert.Equal(expected with { Parts = [] }, actual with { Parts = [] });
        Assert.Equal<Part>(expected.Parts, actual.Parts);
    }

    /// <summary>The message with what JSON and UTF-8 cannot tell made alike.</summary>
    public static Message Normal(Message message) => message with
    {
        Id = Whole(message.Id),
        ParentId = Whole(message.ParentId),
        Model = Whole(message.Model),
        Parts = ImmutableArray.CreateRange(message.Parts, Normal),
    };

    private static Part Normal(Part part) => part switch
    {
        TextPart text => new TextPart(Whole(text.Text)),
        ThinkingPart text => new ThinkingPart(Whole(text.Text)),
        SummaryPart text => new SummaryPart(Whole(text.Text)),
        ToolCallPart call => new ToolCallPart(Whole(call.CallId), Whole(call.Name), Whole(call.Input)),
        ToolResultPart result => new ToolResultPart(Whole(result.CallId), Whole(result.Output), result.IsError),
        AttachmentPart attachment => new AttachmentPart(Whole(attachment.Name), Whole(attachment.Text)),
        ImagePart image => new ImagePart(Whole(image.MediaType), Whole(image.Data)),
        UnknownPart unknown => new UnknownPart(Whole(unknown.Type), Whole(unknown.Raw)),
        _ => throw new FormatException(),
    };

    private static Part Part(JsonElement json) => json.GetProperty("type").GetString() switch
    {
        "text" => new TextPart(Text(json, "text")),
        "thinking" => new ThinkingPart(Text(json, "text")),
        "summary" => new SummaryPart(Text(json, "text")),
        "tool_call" => new ToolCallPart(Optional(json, "call_id"), Text(json, "name"), Input(json.GetProperty("input"))),
        "tool_result" => new ToolResultPart(Optional(json, "call_id"), Text(json, "output"), json.GetProperty("error").GetBoolean()),
        "attachment" => new AttachmentPart(Text(json, "name"), Text(json, "text")),
        "image" => new ImagePart(Text(json, "media_type"), Text(json, "data")),
        "unknown" => new UnknownPart(Text(json, "name"), Text(json, "raw")),
        _ => throw new FormatException(),
    };

    private static string Input(JsonElement json) => json.ValueKind == JsonValueKind.String ? json.GetString()! : JsonSerializer.Serialize(json);

    private static string? Optional(JsonElement json, string name) => json.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    private static long Number(JsonElement json, string name) => json.GetProperty(name).GetInt64();

    private static string Whole(string? text) => text is null ? null! : Documents.Whole(text);
}
