using System.Text.Json;
using SessionSync.Agents.Databases;
using SessionSync.Conversations;

namespace SessionSync.Agents.OpenCode;

/// <summary>Makes messages of OpenCode's records.</summary>
internal static class OpenCodeMessage
{
    /// <summary>The message without its parts.</summary>
    public static Message HeadOf(string id, JsonElement info)
    {
        Role role = info.TextAt("role") switch
        {
            "user" => Role.User,
            "assistant" => IsSummary(info) ? Role.System : Role.Assistant,
            _ => Role.System,
        };
        return new Message(id, role, info.TimeAt("time", "created"), [])
        {
            ParentId = info.TextAt("parentID"),
            Model = info.TextAt("modelID"),
            Tokens = TokensOf(info.At("tokens")),
            IsMeta = role == Role.System,
        };
    }

    public static bool IsSummary(JsonElement info) => info.IsTrueAt("summary");

    // Providers count what was thought as output; OpenCode counts it beside it.
    private static TokenUsage? TokensOf(JsonElement tokens) => tokens.ValueKind != JsonValueKind.Object
        ? null
        : new TokenUsage(
            tokens.CountAt("input"),
            tokens.CountAt("output") + tokens.CountAt("reasoning"),
            tokens.CountAt("cache", "read"),
            tokens.CountAt("cache", "write"));
}
