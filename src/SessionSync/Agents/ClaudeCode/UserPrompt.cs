using System.Text.Json;

namespace SessionSync.Agents.ClaudeCode;

/// <summary>Tells what a person typed from all else that clients record as a user's message. Pure.</summary>
internal static class UserPrompt
{
    /// <summary>The text that was typed; null where the record holds none.</summary>
    public static string? TextOf(JsonElement record)
    {
        if (JsonRecord.TextOf(record, "type"u8) != "user" || IsWrittenByClient(record)
            || !record.TryGetProperty("message"u8, out JsonElement message) || message.ValueKind != JsonValueKind.Object
            || !message.TryGetProperty("content"u8, out JsonElement content))
        {
            return null;
        }

        return content.ValueKind switch
        {
            JsonValueKind.String => Typed(JsonRecord.TextOf(message, "content"u8)),
            JsonValueKind.Array => FirstTyped(content),
            _ => null,
        };
    }

    private static bool IsWrittenByClient(JsonElement record) =>
        JsonRecord.IsTrue(record, "isMeta"u8) || JsonRecord.IsTrue(record, "isCompactSummary"u8)
        || JsonRecord.IsTrue(record, "isVisibleInTranscriptOnly"u8) || JsonRecord.IsTrue(record, "isSidechain"u8)
        || JsonRecord.TextOf(record, "promptSource"u8) == "system";

    private static string? FirstTyped(JsonElement content)
    {
        string? typed = null;
        foreach (JsonElement block in content.EnumerateArray())
        {
            string? type = block.ValueKind == JsonValueKind.Object ? JsonRecord.TextOf(block, "type"u8) : null;
            if (type == "tool_result")
            {
                return null;
            }

            typed ??= type == "text" ? Typed(JsonRecord.TextOf(block, "text"u8)) : null;
        }

        return typed;
    }

    private static string? Typed(string? text)
    {
        ReadOnlySpan<char> start = text.AsSpan().TrimStart();
        bool isTyped = !start.IsEmpty
            && !start.StartsWith("<command-", StringComparison.Ordinal)
            && !start.StartsWith("<local-command-", StringComparison.Ordinal)
            && !start.StartsWith("<task-notification>", StringComparison.Ordinal)
            && !start.StartsWith("<system-reminder>", StringComparison.Ordinal)
            && !start.StartsWith("<ide_", StringComparison.Ordinal)
            && !start.StartsWith("[Request interrupted by user", StringComparison.Ordinal);
        return isTyped ? text : null;
    }
}
