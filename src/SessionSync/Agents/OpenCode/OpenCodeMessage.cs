using SessionSync.Agents.Formats.Json;
using SessionSync.Model.Conversations;

namespace SessionSync.Agents.OpenCode;

/// <summary>Makes messages of OpenCode's records.</summary>
internal static class OpenCodeMessage
{
    /// <summary>The message without its parts.</summary>
    public static Message HeadOf(string id, JsonPiece info)
    {
        Role role = info["role"u8].Text switch
        {
            "user" => Role.User,
            "assistant" => IsSummary(info) ? Role.System : Role.Assistant,
            _ => Role.System,
        };
        return new Message(id, role, info["time"u8]["created"u8].Time, [])
        {
            ParentId = info["parentID"u8].Text,
            Model = info["modelID"u8].Text,
            Tokens = TokensOf(info["tokens"u8]),
            IsMeta = role == Role.System,
        };
    }

    public static bool IsSummary(JsonPiece info) => info["summary"u8].IsTrue;

    // Providers count what was thought as output; OpenCode counts it beside it.
    public static TokenUsage? TokensOf(JsonPiece tokens) => !tokens.IsObject
        ? null
        : new TokenUsage(
            tokens["input"u8].Count,
            tokens["output"u8].Count + tokens["reasoning"u8].Count,
            tokens["cache"u8]["read"u8].Count,
            tokens["cache"u8]["write"u8].Count);
}
