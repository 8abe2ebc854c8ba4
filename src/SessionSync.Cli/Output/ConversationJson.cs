using System.Text.Json;
using SessionSync.Browse.Overview;
using SessionSync.Model.Conversations;

namespace SessionSync.Cli.Output;

/// <summary>What is told of conversations as JSON.</summary>
internal static class ConversationJson
{
    /// <param name="project">The directory it belongs to.</param>
    /// <param name="isRead">Whether more is known than its file tells from outside.</param>
    public static void WriteFields(Utf8JsonWriter json, ListedConversation conversation, string? project, bool isRead = true)
    {
        (FoundConversation found, ConversationFacts facts, _) = conversation;
        json.WriteString("agent", found.Key.Agent.Value);
        json.WriteString("id", found.Key.Id);
        json.WriteString("parent_id", facts.Parent?.Id);
        json.WriteString("project", project);
        json.WriteString("title", facts.Title);
        json.WriteString("branch", facts.Branch);
        json.WriteString("model", facts.Model);
        WriteNumber(json, "messages", isRead ? facts.Messages : null);
        WriteNumber(json, "tokens", isRead ? facts.Tokens.Total : null);
        WriteTime(json, "started_at", facts.StartedAt);
        WriteTime(json, "last_message_at", facts.LastMessageAt);
        json.WriteString("path", found.Path);
        json.WriteBoolean("live", found.IsLive);
    }

    public static void WriteTokens(Utf8JsonWriter json, TokenUsage tokens)
    {
        json.WriteNumber("input", tokens.Input);
        json.WriteNumber("output", tokens.Output);
        json.WriteNumber("cache_read", tokens.CacheRead);
        json.WriteNumber("cache_write", tokens.CacheWrite);
    }

    private static void WriteTime(Utf8JsonWriter json, string name, DateTimeOffset? time) => json.WriteString(name, time is { } known ? JsonLine.Time(known) : null);

    private static void WriteNumber(Utf8JsonWriter json, string name, long? number)
    {
        if (number is { } known)
        {
            json.WriteNumber(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
