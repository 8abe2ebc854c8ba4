using System.Text.Json;
using SessionSync.Conversations;
using SessionSync.Overview;

namespace SessionSync.Cli.Output;

/// <summary>Conversations and their messages as JSON.</summary>
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

    public static void WriteFields(Utf8JsonWriter json, Message message)
    {
        json.WriteString("type", TypeOf(message.Role));
        json.WriteString("id", message.Id);
        json.WriteString("parent_id", message.ParentId);
        WriteTime(json, "at", message.At);
        json.WriteString("model", message.Model);
        json.WriteBoolean("meta", message.IsMeta);
        if (message.Tokens is { } tokens)
        {
            json.WriteStartObject("tokens");
            WriteTokens(json, tokens);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("tokens");
        }

        json.WriteStartArray("parts");
        foreach (Part part in message.Parts)
        {
            json.WriteStartObject();
            Write(json, part);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void WriteTokens(Utf8JsonWriter json, TokenUsage tokens)
    {
        json.WriteNumber("input", tokens.Input);
        json.WriteNumber("output", tokens.Output);
        json.WriteNumber("cache_read", tokens.CacheRead);
        json.WriteNumber("cache_write", tokens.CacheWrite);
    }

    private static void Write(Utf8JsonWriter json, Part part)
    {
        switch (part)
        {
            case TextPart text:
                WriteTexts(json, "text", ("text", text.Text));
                break;
            case ThinkingPart thinking:
                WriteTexts(json, "thinking", ("text", thinking.Text));
                break;
            case SummaryPart summary:
                WriteTexts(json, "summary", ("text", summary.Text));
                break;
            case ToolCallPart call:
                WriteTexts(json, "tool_call", ("call_id", call.CallId), ("name", call.Name), ("input", call.Input));
                break;
            case ToolResultPart result:
                WriteTexts(json, "tool_result", ("call_id", result.CallId), ("output", result.Output));
                json.WriteBoolean("is_error", result.IsError);
                break;
            case ImagePart image:
                WriteTexts(json, "image", ("media_type", image.MediaType), ("data", image.Data));
                break;
            case AttachmentPart attachment:
                WriteTexts(json, "attachment", ("name", attachment.Name), ("text", attachment.Text));
                break;
            case UnknownPart unknown:
                WriteTexts(json, "unknown", ("kind", unknown.Type), ("raw", unknown.Raw));
                break;
            default:
                throw new InvalidOperationException($"There is no JSON for a {part.GetType().Name}");
        }
    }

    private static void WriteTexts(Utf8JsonWriter json, string type, params ReadOnlySpan<(string Name, string? Value)> fields)
    {
        json.WriteString("type", type);
        foreach ((string name, string? value) in fields)
        {
            json.WriteString(name, value);
        }
    }

    private static string TypeOf(Role role) => role switch
    {
        Role.User => "user",
        Role.Assistant => "assistant",
        Role.Tool => "tool",
        _ => "system",
    };

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
