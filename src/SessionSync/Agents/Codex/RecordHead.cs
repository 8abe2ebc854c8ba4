using System.Text.Json;

namespace SessionSync.Agents.Codex;

/// <summary>What the beginning of a record says, read without the rest of the line.</summary>
internal readonly record struct RecordHead(RecordKind Kind, DateTimeOffset? At, long? Ordinal)
{
    private static readonly JsonReaderOptions s_options = new() { MaxDepth = int.MaxValue };

    public static RecordHead Of(ReadOnlySpan<byte> line)
    {
        if (!line.StartsWith("{"u8) || line[^1] != (byte)'}')
        {
            return new RecordHead(RecordKind.Damaged, null, null);
        }

        var reader = new Utf8JsonReader(line, s_options);
        try
        {
            return Read(ref reader);
        }
        catch (JsonException)
        {
            return new RecordHead(RecordKind.Damaged, null, null);
        }
    }

    private static RecordHead Read(ref Utf8JsonReader reader)
    {
        DateTimeOffset? at = null;
        long? ordinal = null;
        RecordKind? kind = null;
        RecordKind? inner = null;
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName && !(kind is not null && inner is not null))
        {
            if (reader.ValueTextEquals("timestamp"u8))
            {
                reader.Read();
                at = reader.TokenType == JsonTokenType.String && reader.TryGetDateTimeOffset(out DateTimeOffset time) ? time.ToUniversalTime() : at;
            }
            else if (reader.ValueTextEquals("ordinal"u8))
            {
                reader.Read();
                ordinal = reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out long number) ? number : ordinal;
            }
            else if (reader.ValueTextEquals("type"u8))
            {
                reader.Read();
                kind = OuterKind(ref reader);
            }
            else if (reader.ValueTextEquals("payload"u8))
            {
                reader.Read();
                inner = ReadPayload(ref reader, kind);
                continue;
            }

            reader.Skip();
        }

        return new RecordHead(Combined(kind, inner), at, ordinal);
    }

    private static RecordKind OuterKind(ref Utf8JsonReader reader) => reader.TokenType != JsonTokenType.String ? RecordKind.Other
        : reader.ValueTextEquals("response_item"u8) ? RecordKind.Item
        : reader.ValueTextEquals("event_msg"u8) ? RecordKind.Event
        : reader.ValueTextEquals("session_meta"u8) ? RecordKind.Header
        : reader.ValueTextEquals("turn_context"u8) ? RecordKind.TurnContext
        : reader.ValueTextEquals("compacted"u8) ? RecordKind.Compaction
        : reader.ValueTextEquals("token_usage_record"u8) ? RecordKind.AnswerUsage
        : RecordKind.Other;

    private static RecordKind ReadPayload(ref Utf8JsonReader reader, RecordKind? outer)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return RecordKind.Damaged;
        }

        if (outer is not (null or RecordKind.Item or RecordKind.Event))
        {
            return RecordKind.Other;
        }

        RecordKind kind = RecordKind.Other;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isType = reader.ValueTextEquals("type"u8);
            reader.Read();
            if (isType)
            {
                kind = InnerKind(ref reader);
                if (outer is not null)
                {
                    return kind;
                }
            }

            reader.Skip();
        }

        return kind;
    }

    private static RecordKind InnerKind(ref Utf8JsonReader reader) => reader.TokenType != JsonTokenType.String ? RecordKind.Other
        : reader.ValueTextEquals("message"u8) ? RecordKind.Message
        : reader.ValueTextEquals("token_count"u8) ? RecordKind.TotalUsage
        : reader.ValueTextEquals("thread_rolled_back"u8) ? RecordKind.RollBack
        : RecordKind.Other;

    private static RecordKind Combined(RecordKind? outer, RecordKind? inner) => (outer, inner) switch
    {
        (null, _) or (RecordKind.Other, _) => RecordKind.Other,
        (_, null or RecordKind.Damaged) => RecordKind.Damaged,
        (RecordKind.Item, RecordKind.Message) => RecordKind.Message,
        (RecordKind.Item, _) => RecordKind.Item,
        (RecordKind.Event, RecordKind.TotalUsage or RecordKind.RollBack) => inner.Value,
        _ => outer.Value,
    };
}
