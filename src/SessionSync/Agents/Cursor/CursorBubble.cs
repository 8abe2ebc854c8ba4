using System.Collections.Immutable;
using SessionSync.Agents.Formats.Json;
using SessionSync.Model.Conversations;

namespace SessionSync.Agents.Cursor;

/// <summary>Makes a message of a bubble of a composer: each says one thing.</summary>
internal static class CursorBubble
{
    private const int ToolCapability = 15;
    private const int ThinkingCapability = 30;

    /// <summary>The message; null for a bubble that never came to say anything.</summary>
    public static Message? MessageOf(JsonPiece bubble, string? id)
    {
        Role role = bubble["type"u8].Count switch
        {
            1 => Role.User,
            2 => Role.Assistant,
            _ => Role.System,
        };
        ImmutableArray<Part> parts = [.. PartsOf(bubble, role)];
        if (parts.IsEmpty)
        {
            long capability = bubble["capabilityType"u8].Count;
            if (capability is 0 or ToolCapability or ThinkingCapability)
            {
                return null;
            }

            parts = [new UnknownPart($"capability {capability}", bubble.Raw)];
        }

        TokenUsage tokens = new(bubble["tokenCount"u8]["inputTokens"u8].Count, bubble["tokenCount"u8]["outputTokens"u8].Count, 0, 0);
        return new Message(id ?? bubble["bubbleId"u8].Text, role, bubble["createdAt"u8].Time ?? bubble["timingInfo"u8]["clientStartTime"u8].Time, parts)
        {
            Model = role == Role.Assistant ? bubble["modelInfo"u8]["modelName"u8].Text : null,
            Tokens = tokens.Total > 0 ? tokens : null,
        };
    }

    private static IEnumerable<Part> PartsOf(JsonPiece bubble, Role role) =>
    [
        .. ThinkingOf(bubble),
        .. WordsOf(bubble),
        .. bubble["images"u8].Items.Select(_ => new ImagePart("image/*", "")),
        .. role == Role.User ? CursorAttachments.Of(bubble) : [],
        .. ToolOf(bubble["toolFormerData"u8]),
    ];

    private static IEnumerable<Part> ThinkingOf(JsonPiece bubble)
    {
        IEnumerable<string?> blocks = bubble["allThinkingBlocks"u8].Items.Select(block => block["text"u8].Text ?? block["thinking"u8].Text);
        string[] thoughts = [.. blocks.OfType<string>().Where(text => text.Length > 0)];
        if (thoughts.Length == 0 && (bubble["thinking"u8]["text"u8].Text ?? bubble["thinking"u8].Text) is { Length: > 0 } only)
        {
            thoughts = [only];
        }

        return thoughts.Select(text => new ThinkingPart(text));
    }

    private static IEnumerable<Part> WordsOf(JsonPiece bubble)
    {
        string? text = bubble["text"u8].Text is { Length: > 0 } plain ? plain : RichText.TextOf(bubble["richText"u8].Text);
        return text is { Length: > 0 } ? [new TextPart(text)] : [];
    }

    private static IEnumerable<Part> ToolOf(JsonPiece tool)
    {
        string? name = tool["name"u8].Text ?? (tool["tool"u8].RawIfAny is { } number ? $"tool {number}" : null);
        if (name is null)
        {
            yield break;
        }

        string? call = tool["toolCallId"u8].Text;
        yield return new ToolCallPart(call, name, JsonTextOf(tool["rawArgs"u8]) ?? JsonTextOf(tool["params"u8]) ?? "{}");
        if ((JsonTextOf(tool["result"u8]) ?? JsonTextOf(tool["error"u8])) is { } result)
        {
            yield return new ToolResultPart(call, result, IsError: tool["status"u8].Text == "error");
        }
    }

    /// <summary>JSON that versions wrote as a text, and others as it is.</summary>
    private static string? JsonTextOf(JsonPiece value) =>
        value.IsString ? (value.HasText ? value.Text : null) : value.RawIfAny;
}
