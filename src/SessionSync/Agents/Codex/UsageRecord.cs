using SessionSync.Agents.Formats.Json;
using SessionSync.Model.Conversations;

namespace SessionSync.Agents.Codex;

/// <summary>The token counts of one record.</summary>
/// <param name="Tokens">Those of the last answer.</param>
/// <param name="Total">Those of all answers so far together; null in a record of one answer alone.</param>
internal readonly record struct UsageRecord(TokenUsage Tokens, TokenUsage? Total)
{
    public bool IsAnswer => Total is null;

    /// <summary>Null for a record that tells nothing: limits of the account come with <c>"info": null</c>.</summary>
    public static UsageRecord? TryRead(RecordKind kind, JsonPiece record)
    {
        JsonPiece payload = record["payload"u8];
        if (kind == RecordKind.AnswerUsage)
        {
            return new UsageRecord(Of(payload["usage"u8]), null);
        }

        JsonPiece info = payload["info"u8];
        return info["total_token_usage"u8] is { IsObject: true } total ? new UsageRecord(Of(info["last_token_usage"u8]), Of(total)) : null;
    }

    private static TokenUsage Of(JsonPiece usage)
    {
        long cacheRead = usage["cached_input_tokens"u8].Count;
        long cacheWrite = usage["cache_write_input_tokens"u8].Count;
        long input = usage["input_tokens"u8].Count;
        return new TokenUsage(Math.Max(0, input - cacheRead - cacheWrite), usage["output_tokens"u8].Count, cacheRead, cacheWrite);
    }
}
