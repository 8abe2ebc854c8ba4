using System.Collections.Immutable;
using System.Text.Json;
using SessionSync.Agents.Databases;
using SessionSync.Conversations;

namespace SessionSync.Agents.Cursor;

/// <summary>Makes a message of a bubble of a composer: each says one thing.</summary>
internal static class CursorBubble
{
    private const int ToolCapability = 15;
    private const int ThinkingCapability = 30;

    /// <summary>The message; null for a bubble that never came to say anything.</summary>
    public static Message? MessageOf(JsonElement bubble, string? id)
    {
        Role role = bubble.CountAt("type") switch
        {
            1 => Role.User,
            2 => Role.Assistant,
            _ => Role.System,
        };
        ImmutableArray<Part> parts = [.. PartsOf(bubble, role)];
        if (parts.IsEmpty)
        {
            long capability = bubble.CountAt("capabilityType");
            if (capability is 0 or ToolCapability or ThinkingCapability)
            {
                return null;
            }

            parts = [new UnknownPart($"capability {capability}", bubble.GetRawText())];
        }

        TokenUsage tokens = new(bubble.CountAt("tokenCount", "inputTokens"), bubble.CountAt("tokenCount", "outputTokens"), 0, 0);
        return new Message(id ?? bubble.TextAt("bubbleId"), role, bubble.TimeAt("createdAt") ?? bubble.TimeAt("timingInfo", "clientStartTime"), parts)
        {
            Model = role == Role.Assistant ? bubble.TextAt("modelInfo", "modelName") : null,
            Tokens = tokens.Total > 0 ? tokens : null,
        };
    }

    private static IEnumerable<Part> PartsOf(JsonElement bubble, Role role) =>
    [
        .. ThinkingOf(bubble),
        .. WordsOf(bubble),
        .. bubble.ItemsAt("images").Select(_ => new ImagePart("image/*", "")),
        .. role == Role.User ? CursorAttachments.Of(bubble) : [],
        .. ToolOf(bubble.At("toolFormerData")),
    ];

    private static IEnumerable<Part> ThinkingOf(JsonElement bubble)
    {
        IEnumerable<string?> blocks = bubble.ItemsAt("allThinkingBlocks").Select(block => block.TextAt("text") ?? block.TextAt("thinking"));
        string[] thoughts = [.. blocks.OfType<string>().Where(text => text.Length > 0)];
        if (thoughts.Length == 0 && (bubble.TextAt("thinking", "text") ?? bubble.TextAt("thinking")) is { Length: > 0 } only)
        {
            thoughts = [only];
        }

        return thoughts.Select(text => new ThinkingPart(text));
    }

    private static IEnumerable<Part> WordsOf(JsonElement bubble)
    {
        string? text = bubble.TextAt("text") is { Length: > 0 } plain ? plain : RichText.TextOf(bubble.TextAt("richText"));
        return text is { Length: > 0 } ? [new TextPart(text)] : [];
    }

    private static IEnumerable<Part> ToolOf(JsonElement tool)
    {
        string? name = tool.TextAt("name") ?? (tool.RawAt("tool") is { } number ? $"tool {number}" : null);
        if (name is null)
        {
            yield break;
        }

        string? call = tool.TextAt("toolCallId");
        yield return new ToolCallPart(call, name, JsonTextAt(tool, "rawArgs") ?? JsonTextAt(tool, "params") ?? "{}");
        if ((JsonTextAt(tool, "result") ?? JsonTextAt(tool, "error")) is { } result)
        {
            yield return new ToolResultPart(call, result, IsError: tool.TextAt("status") == "error");
        }
    }

    /// <summary>JSON that versions wrote as a text, and others as it is.</summary>
    private static string? JsonTextAt(JsonElement tool, string name) =>
        tool.At(name).ValueKind == JsonValueKind.String ? (tool.TextAt(name) is { Length: > 0 } text ? text : null) : tool.RawAt(name);
}
