using System.Collections.Immutable;
using SessionSync.Agents.Formats.Json;
using SessionSync.Model.Conversations;

namespace SessionSync.Agents.Codex;

/// <summary>Makes messages of what the model was given and gave: the items of the Responses interface. Pure.</summary>
internal static class RolloutMessage
{
    /// <summary>Null where the item shows nothing, such as a thought that only the provider can decrypt.</summary>
    public static Message? Of(JsonPiece item, DateTimeOffset? at, string? model)
    {
        var parts = ImmutableArray.CreateBuilder<Part>();
        Role role = AddParts(item, parts);
        return parts.Count == 0 ? null : new Message(item["id"u8].Text, role, at, parts.ToImmutable())
        {
            Model = role == Role.Assistant ? model : null,
            IsMeta = role == Role.System || (role == Role.User && RolloutSpeech.IsInjected(item)),
        };
    }

    public static Message OfCompaction(JsonPiece compaction, DateTimeOffset? at) =>
        new(null, Role.System, at, [new SummaryPart(compaction["message"u8].Text ?? "")]);

    private static Role AddParts(JsonPiece item, ImmutableArray<Part>.Builder parts)
    {
        string type = item["type"u8].Text ?? "";
        switch (type)
        {
            case "message":
                AddContent(item["content"u8], parts);
                return RolloutSpeech.IsUser(item) ? Role.User : item["role"u8].Is("assistant"u8) ? Role.Assistant : Role.System;
            case "reasoning":
                AddThoughts(item["summary"u8], parts);
                AddThoughts(item["content"u8], parts);
                return Role.Assistant;
            case "function_call":
                parts.Add(Call(item, item["name"u8].Text, item["arguments"u8]));
                return Role.Assistant;
            case "custom_tool_call":
                parts.Add(Call(item, item["name"u8].Text, item["input"u8]));
                return Role.Assistant;
            case "tool_search_call":
                parts.Add(Call(item, "tool_search", item["arguments"u8]));
                return Role.Assistant;
            case "local_shell_call":
                parts.Add(Call(item, "local_shell", item["action"u8]));
                return Role.Assistant;
            case "web_search_call":
                parts.Add(Call(item, "web_search", item["action"u8]));
                return Role.Assistant;
            case "function_call_output" or "custom_tool_call_output":
                AddResult(item["call_id"u8].Text, item["output"u8], parts);
                return Role.Tool;
            case "tool_search_output":
                parts.Add(new ToolResultPart(item["call_id"u8].Text, item["tools"u8].Raw));
                return Role.Tool;
            default:
                parts.Add(new UnknownPart(type, item.Raw));
                return Role.System;
        }
    }

    private static ToolCallPart Call(JsonPiece item, string? name, JsonPiece input) =>
        new(item["call_id"u8].Text ?? item["id"u8].Text, name ?? "", input.Text ?? input.Raw);

    private static void AddContent(JsonPiece content, ImmutableArray<Part>.Builder parts)
    {
        if (content.Text is { } whole)
        {
            parts.Add(new TextPart(whole));
        }

        foreach (JsonPiece piece in content.Items)
        {
            parts.Add(RolloutSpeech.IsText(piece) ? new TextPart(piece["text"u8].Text!)
                : RolloutSpeech.IsImage(piece) ? Image(piece["image_url"u8].Text!)
                : new UnknownPart(piece["type"u8].Text ?? "", piece.Raw));
        }
    }

    private static void AddThoughts(JsonPiece thoughts, ImmutableArray<Part>.Builder parts)
    {
        foreach (JsonPiece thought in thoughts.Items)
        {
            if (thought["text"u8].Text is { } text)
            {
                parts.Add(new ThinkingPart(text));
            }
        }
    }

    /// <summary>An output is a text, pieces of content, or in between versions an object with both a content and a success.</summary>
    private static void AddResult(string? callId, JsonPiece output, ImmutableArray<Part>.Builder parts)
    {
        bool isError = output["success"u8] is { IsMissing: false, IsNull: false, IsTrue: false };
        JsonPiece content = output.IsObject && !output["content"u8].IsMissing ? output["content"u8] : output;
        if (!content.IsArray)
        {
            parts.Add(new ToolResultPart(callId, content.Text ?? content.Raw, isError));
            return;
        }

        var texts = new List<string>();
        var others = new List<Part>();
        foreach (JsonPiece piece in content.Items)
        {
            if (RolloutSpeech.IsText(piece))
            {
                texts.Add(piece["text"u8].Text!);
            }
            else
            {
                others.Add(RolloutSpeech.IsImage(piece) ? Image(piece["image_url"u8].Text!) : new UnknownPart(piece["type"u8].Text ?? "", piece.Raw));
            }
        }

        parts.Add(new ToolResultPart(callId, string.Join('\n', texts), isError));
        parts.AddRange(others);
    }

    private static Part Image(string address)
    {
        const string Scheme = "data:";
        const string Encoding = ";base64,";
        int encoding = address.IndexOf(Encoding, StringComparison.Ordinal);
        return address.StartsWith(Scheme, StringComparison.Ordinal) && encoding > 0
            ? new ImagePart(address[Scheme.Length..encoding], address[(encoding + Encoding.Length)..])
            : new AttachmentPart("image", address);
    }
}
