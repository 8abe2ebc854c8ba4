using System.Collections.Immutable;
using SessionSync.Model.Conversations;

namespace SessionSync.Browse.Export.Documents;

/// <summary>The fields of each kind of part, as they are in JSON too. Pure.</summary>
internal static class ToonFields
{
    public static ImmutableArray<ToonField> Of(Part part) => part switch
    {
        TextPart text => [Type("text"), new("text", text.Text)],
        ThinkingPart thinking => [Type("thinking"), new("text", thinking.Text)],
        SummaryPart summary => [Type("summary"), new("text", summary.Text)],
        ToolCallPart call => [Type("tool_call"), .. Optional("call_id", call.CallId), new("name", call.Name), new("input", call.Input)],
        ToolResultPart result =>
        [
            Type("tool_result"), .. Optional("call_id", result.CallId), new("error", result.IsError ? "true" : "false", IsLiteral: true), new("output", result.Output),
        ],
        AttachmentPart attachment => [Type("attachment"), new("name", attachment.Name), new("text", attachment.Text)],
        ImagePart image => [Type("image"), new("media_type", image.MediaType), new("data", image.Data)],
        UnknownPart unknown => [Type("unknown"), new("name", unknown.Type), new("raw", unknown.Raw)],
        _ => throw new InvalidOperationException($"{part.GetType()} has no fields"),
    };

    private static ToonField Type(string type) => new("type", type);

    private static ImmutableArray<ToonField> Optional(string name, string? value) => value is null ? [] : [new(name, value)];
}
