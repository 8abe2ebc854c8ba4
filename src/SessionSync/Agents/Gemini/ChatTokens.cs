using SessionSync.Agents.Json;
using SessionSync.Conversations;

namespace SessionSync.Agents.Gemini;

/// <summary>What an answer cost: the client counts cached tokens as input too, and thoughts beside the output. Pure.</summary>
internal static class ChatTokens
{
    public static TokenUsage Of(JsonPiece tokens)
    {
        long cached = Count(tokens["cached"u8]);
        long input = Math.Max(0, Count(tokens["input"u8]) - cached) + Count(tokens["tool"u8]);
        return new TokenUsage(input, Count(tokens["output"u8]) + Count(tokens["thoughts"u8]), cached, 0);
    }

    // A number beyond this is damage.
    private static long Count(JsonPiece value) => Math.Clamp(value.Number, 0, 1L << 30);
}
