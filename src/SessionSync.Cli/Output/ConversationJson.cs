using System.Text.Json;
using SessionSync.Browse.Overview;
using SessionSync.Model.Conversations;

namespace SessionSync.Cli.Output;

/// <summary>Writes the facts about conversations as JSON, by the names of <see cref="Browse.Export.ConversationSchema"/>.</summary>
internal static class ConversationJson
{
    /// <param name="isRead">Whether more is known than its file tells from outside.</param>
    public static void WriteFields(Utf8JsonWriter json, ListedConversation conversation, bool isRead)
    {
        (FoundConversation found, ConversationFacts facts, _) = conversation;
        json.WriteString("id", found.Key.Id);
        json.WriteString("agent", found.Key.Agent.Value);
        json.WriteString("title", facts.Title);
        json.WriteString("workspace", facts.WorkingDirectory);
        json.WriteString("branch", facts.Branch);
        json.WriteString("model", facts.Model);
        json.WriteString("parent_id", facts.Parent?.Id);
        json.WriteBoolean("subagent", found.IsSubagent);
        WriteTime(json, "started_at", facts.StartedAt);
        WriteTime(json, "last_message_at", facts.LastMessageAt);
        if (isRead)
        {
            json.WriteNumber("message_count", facts.Messages);
            json.WriteNumber("tokens", facts.Tokens.Total);
        }
        else
        {
            json.WriteNull("message_count");
            json.WriteNull("tokens");
        }

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
}
