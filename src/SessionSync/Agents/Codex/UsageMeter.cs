using SessionSync.Agents.Formats.Json;
using SessionSync.Model.Conversations;

namespace SessionSync.Agents.Codex;

/// <summary>Finds out what each answer cost. Newer versions write it once for each answer; all write totals that grow, repeat
/// them at will, and carry them over into forks.</summary>
internal sealed class UsageMeter
{
    private bool _hasAnswers;
    private TokenUsage _total;

    /// <summary>What this record adds.</summary>
    public TokenUsage Add(RecordKind kind, JsonPiece record)
    {
        JsonPiece payload = record["payload"u8];
        if (kind == RecordKind.AnswerUsage)
        {
            _hasAnswers = true;
            return Of(payload["usage"u8]);
        }

        JsonPiece info = payload["info"u8];
        TokenUsage total = Of(info["total_token_usage"u8]);
        if (_hasAnswers || total == _total)
        {
            return default;
        }

        _total = total;
        return Of(info["last_token_usage"u8]);
    }

    private static TokenUsage Of(JsonPiece usage)
    {
        long cacheRead = usage["cached_input_tokens"u8].Count;
        long cacheWrite = usage["cache_write_input_tokens"u8].Count;
        long input = usage["input_tokens"u8].Count;
        return new TokenUsage(Math.Max(0, input - cacheRead - cacheWrite), usage["output_tokens"u8].Count, cacheRead, cacheWrite);
    }
}
