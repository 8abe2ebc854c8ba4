using SessionSync.Agents.Formats.Json;

namespace SessionSync.Agents.Codex;

/// <summary>The facts at the beginning of a record, read without the rest of the line.</summary>
internal readonly record struct RecordHead(RecordKind Kind, DateTimeOffset? At, long? Ordinal)
{
    /// <param name="line">A record that is not looked at to its end.</param>
    public static RecordHead Of(JsonPiece line)
    {
        if (!line.IsObject || line.Bytes[^1] != (byte)'}')
        {
            return new RecordHead(RecordKind.Damaged, null, null);
        }

        DateTimeOffset? at = null;
        long? ordinal = null;
        RecordKind? kind = null;
        RecordKind? inner = null;
        JsonMembers members = line.Members;
        while (kind is null || inner is null)
        {
            JsonMember next = members.Peek();
            if (kind is not null && next.Name.SequenceEqual("payload"u8))
            {
                inner = InnerKind(next.Value, kind);
                break;
            }

            if (!members.MoveNext())
            {
                kind = members.IsWhole ? kind : RecordKind.Damaged;
                break;
            }

            switch (next.Name)
            {
                case var name when name.SequenceEqual("timestamp"u8):
                    at = members.Current.Value.Time ?? at;
                    break;
                case var name when name.SequenceEqual("ordinal"u8):
                    ordinal = members.Current.Value is { IsNumber: true } number ? number.Number : ordinal;
                    break;
                case var name when name.SequenceEqual("type"u8):
                    kind = OuterKind(members.Current.Value);
                    break;
                case var name when name.SequenceEqual("payload"u8):
                    inner = InnerKind(members.Current.Value, kind);
                    break;
            }
        }

        return new RecordHead(Combined(kind, inner), at, ordinal);
    }

    private static RecordKind OuterKind(JsonPiece type) => type switch
    {
        _ when type.Is("response_item"u8) => RecordKind.Item,
        _ when type.Is("event_msg"u8) => RecordKind.Event,
        _ when type.Is("session_meta"u8) => RecordKind.Header,
        _ when type.Is("turn_context"u8) => RecordKind.TurnContext,
        _ when type.Is("compacted"u8) => RecordKind.Compaction,
        _ when type.Is("token_usage_record"u8) => RecordKind.AnswerUsage,
        _ => RecordKind.Other,
    };

    private static RecordKind InnerKind(JsonPiece payload, RecordKind? outer)
    {
        if (!payload.IsObject)
        {
            return RecordKind.Damaged;
        }

        if (outer is null or RecordKind.Item or RecordKind.Event)
        {
            foreach (JsonMember member in payload.Members)
            {
                if (member.Name.SequenceEqual("type"u8))
                {
                    return InnerKind(member.Value);
                }
            }
        }

        return RecordKind.Other;
    }

    private static RecordKind InnerKind(JsonPiece type) => type switch
    {
        _ when type.Is("message"u8) => RecordKind.Message,
        _ when type.Is("token_count"u8) => RecordKind.TotalUsage,
        _ when type.Is("thread_rolled_back"u8) => RecordKind.RollBack,
        _ => RecordKind.Other,
    };

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
