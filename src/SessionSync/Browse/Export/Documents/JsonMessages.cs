using System.Text.Json;
using SessionSync.Model.Conversations;

namespace SessionSync.Browse.Export.Documents;

/// <summary>The session and its messages as JSON, by <c>conversation.schema.json</c>.</summary>
internal static class JsonMessages
{
    /// <summary>A longer text is written in pieces, as it would need three times its length at once.</summary>
    private const int LongestPiece = 32 * 1024;

    public static void WriteSession(Utf8JsonWriter json, ExportedSession session)
    {
        ConversationFacts facts = session.Facts;
        json.WriteString("id", session.Key.Id);
        json.WriteString("agent", session.Key.Agent.Value);
        WriteOptional(json, "title", facts.Title);
        WriteOptional(json, "workspace", facts.WorkingDirectory);
        WriteOptional(json, "branch", facts.Branch);
        WriteOptional(json, "model", facts.Model);
        WriteOptional(json, "parent_id", facts.Parent?.Id);
        json.WriteBoolean("subagent", session.IsSubagent);
        WriteOptional(json, "started_at", facts.StartedAt is { } start ? DocumentWords.Time(start) : null);
        WriteOptional(json, "last_message_at", facts.LastMessageAt is { } last ? DocumentWords.Time(last) : null);
        json.WriteNumber("message_count", facts.Messages);
        WriteTokens(json, facts.Tokens);
    }

    public static void WriteMessage(Utf8JsonWriter json, Message message)
    {
        json.WriteStartObject();
        json.WriteString("type", DocumentWords.Of(message.Role));
        WriteOptional(json, "id", message.Id);
        WriteOptional(json, "parent_id", message.ParentId);
        WriteOptional(json, "at", message.At is { } at ? DocumentWords.Time(at) : null);
        WriteOptional(json, "model", message.Model);
        if (message.IsMeta)
        {
            json.WriteBoolean("meta", true);
        }

        if (message.Tokens is { } tokens)
        {
            WriteTokens(json, tokens);
        }

        json.WriteStartArray("parts");
        foreach (Part part in message.Parts)
        {
            json.WriteStartObject();
            WritePart(json, part);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WritePart(Utf8JsonWriter json, Part part)
    {
        switch (part)
        {
            case TextPart text:
                json.WriteString("type", "text");
                WriteText(json, "text", text.Text);
                break;
            case ThinkingPart thinking:
                json.WriteString("type", "thinking");
                WriteText(json, "text", thinking.Text);
                break;
            case SummaryPart summary:
                json.WriteString("type", "summary");
                WriteText(json, "text", summary.Text);
                break;
            case ToolCallPart call:
                json.WriteString("type", "tool_call");
                WriteOptional(json, "call_id", call.CallId);
                json.WriteString("name", call.Name);
                WriteValue(json, "input", call.Input);
                break;
            case ToolResultPart result:
                json.WriteString("type", "tool_result");
                WriteOptional(json, "call_id", result.CallId);
                json.WriteBoolean("error", result.IsError);
                WriteText(json, "output", result.Output);
                break;
            case AttachmentPart attachment:
                json.WriteString("type", "attachment");
                json.WriteString("name", attachment.Name);
                WriteText(json, "text", attachment.Text);
                break;
            case ImagePart image:
                json.WriteString("type", "image");
                json.WriteString("media_type", image.MediaType);
                WriteText(json, "data", image.Data);
                break;
            case UnknownPart unknown:
                json.WriteString("type", "unknown");
                json.WriteString("name", unknown.Type);
                WriteText(json, "raw", unknown.Raw);
                break;
        }
    }

    /// <summary>The object or array that the text is the JSON of; the text itself where it is neither.</summary>
    private static void WriteValue(Utf8JsonWriter json, string name, string text)
    {
        if (text is ['{' or '[', ..] && JsonText.Rewrite(text, isIndented: false) is { } value)
        {
            json.WritePropertyName(name);
            json.WriteRawValue(value.Span, skipInputValidation: true);
        }
        else
        {
            WriteText(json, name, text);
        }
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WritePropertyName(name);
        ReadOnlySpan<char> rest = text;
        while (rest.Length > LongestPiece)
        {
            json.WriteStringValueSegment(rest[..LongestPiece], isFinalSegment: false);
            json.Flush();
            rest = rest[LongestPiece..];
        }

        if (rest.Length == text.Length)
        {
            json.WriteStringValue(rest);
        }
        else
        {
            json.WriteStringValueSegment(rest, isFinalSegment: true);
        }
    }

    private static void WriteOptional(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static void WriteTokens(Utf8JsonWriter json, TokenUsage tokens)
    {
        json.WriteStartObject("tokens");
        json.WriteNumber("input", tokens.Input);
        json.WriteNumber("output", tokens.Output);
        json.WriteNumber("cache_read", tokens.CacheRead);
        json.WriteNumber("cache_write", tokens.CacheWrite);
        json.WriteEndObject();
    }
}
