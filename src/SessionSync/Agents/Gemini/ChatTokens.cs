using SessionSync.Agents.Formats.Json;
using SessionSync.Model.Conversations;

namespace SessionSync.Agents.Gemini;

/// <summary>The tokens of an answer: the client counts cached tokens as input too, and thoughts beside the output. Pure.</summary>
internal static class ChatTokens
{
    public static TokenUsage Of(JsonPiece tokens)
    {
        long cached = tokens["cached"u8].Count;
        long input = Math.Max(0, tokens["input"u8].Count - cached) + tokens["tool"u8].Count;
        return new TokenUsage(input, tokens["output"u8].Count + tokens["thoughts"u8].Count, cached, 0);
    }
}
