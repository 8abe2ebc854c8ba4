using System.Collections.Immutable;
using System.Text.Json;
using SessionSync.Agents.Formats.Json;
using SessionSync.Model.Conversations;

namespace SessionSync.Agents.OpenCode;

/// <summary>Makes messages of what version 2 keeps in one record: <c>type</c> tells whose it is, and an answer has its parts in <c>content</c>. Pure.</summary>
internal static class OpenCode2Message
{
    /// <summary>The message; null for a record that says nothing, such as that another model was chosen.</summary>
    public static Message? Of(string id, string type, JsonPiece data) => type switch
    {
        "user" => Make(id, Role.User, data, [.. TextOf(data), .. data["files"u8].Items.Select(FileOf)]),
        "assistant" => Make(id, Role.Assistant, data, [.. data["content"u8].Items.SelectMany(ContentOf), .. ErrorOf(data)]),
        "shell" => Meta(id, data, ShellOf(data)),
        "compaction" => Meta(id, data, [new SummaryPart(data["summary"u8].Text ?? data["text"u8].Text ?? "")]),
        "system" or "synthetic" or "skill" => Meta(id, data, [.. TextOf(data)]),
        "agent-switched" or "model-switched" or "location-switched" => null,
        _ => Meta(id, data, [new UnknownPart(type, data.Raw)]),
    };

    private static Message Make(string id, Role role, JsonPiece data, ImmutableArray<Part> parts) =>
        new(id, role, data["time"u8]["created"u8].Time, parts)
        {
            Model = role == Role.Assistant ? data["model"u8]["id"u8].Text : null,
            Tokens = OpenCodeMessage.TokensOf(data["tokens"u8]),
        };

    /// <summary>A message that the agent put in by itself.</summary>
    private static Message Meta(string id, JsonPiece data, ImmutableArray<Part> parts) => Make(id, Role.System, data, parts) with { IsMeta = true };

    private static IEnumerable<Part> TextOf(JsonPiece data) => data["text"u8].Text is { Length: > 0 } text ? [new TextPart(text)] : [];

    private static IEnumerable<Part> ErrorOf(JsonPiece data) => data["error"u8].RawIfAny is { } error ? [new UnknownPart("error", error)] : [];

    private static IEnumerable<Part> ContentOf(JsonPiece part) => part["type"u8].Text switch
    {
        "text" => TextOf(part),
        "reasoning" => [new ThinkingPart(part["text"u8].Text ?? "")],
        "tool" => ToolOf(part),
        var other => [new UnknownPart(other ?? "", part.Raw)],
    };

    private static IEnumerable<Part> ToolOf(JsonPiece tool)
    {
        string? call = tool["id"u8].Text ?? tool["callID"u8].Text;
        JsonPiece state = tool["state"u8];
        yield return new ToolCallPart(call, tool["name"u8].Text ?? tool["tool"u8].Text ?? "", state["input"u8].Text ?? state["input"u8].RawIfAny ?? "{}");
        switch (state["status"u8].Text)
        {
            case "completed":
                yield return new ToolResultPart(call, OutputOf(state));
                break;
            case "error":
                yield return new ToolResultPart(call, state["error"u8]["message"u8].Text ?? state["error"u8].Text ?? OutputOf(state), IsError: true);
                break;
        }
    }

    private static string OutputOf(JsonPiece state)
    {
        string[] texts = [.. state["content"u8].Items.Select(static block => block["text"u8].Text).OfType<string>()];
        return texts.Length > 0 ? string.Join('\n', texts) : state["output"u8].Text ?? state["structured"u8].RawIfAny ?? "";
    }

    /// <summary>A command that a person had run.</summary>
    private static ImmutableArray<Part> ShellOf(JsonPiece data)
    {
        string? call = data["callID"u8].Text;
        string command = JsonEncodedText.Encode(data["command"u8].Text ?? "").ToString();
        return [new ToolCallPart(call, "shell", $$"""{"command":"{{command}}"}"""), new ToolResultPart(call, data["output"u8].Text ?? "")];
    }

    private static Part FileOf(JsonPiece file)
    {
        string media = file["mime"u8].Text ?? file["mediaType"u8].Text ?? "";
        string name = file["name"u8].Text ?? file["filename"u8].Text ?? "";
        string address = file["uri"u8].Text ?? file["url"u8].Text ?? "";
        return OpenCodeParts.FileOf(media, address, name, file["text"u8].Text ?? address);
    }
}
