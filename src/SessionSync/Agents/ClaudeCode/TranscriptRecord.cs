using SessionSync.Agents.Lines;

namespace SessionSync.Agents.ClaudeCode;

/// <summary>The members of one record that matter, as they are written.</summary>
internal ref struct TranscriptRecord
{
    public RecordKind Kind { get; private set; }

    public ReadOnlySpan<byte> Id { get; private set; }

    /// <summary>Empty where the record names no parent.</summary>
    public ReadOnlySpan<byte> Parent { get; private set; }

    /// <summary>What a compaction's boundary follows.</summary>
    public ReadOnlySpan<byte> LogicalParent { get; private set; }

    /// <summary>It says that it has no parent.</summary>
    public bool IsFirst { get; private set; }

    public ReadOnlySpan<byte> Timestamp { get; private set; }

    public ReadOnlySpan<byte> WorkingDirectory { get; private set; }

    public ReadOnlySpan<byte> Branch { get; private set; }

    public ReadOnlySpan<byte> SessionId { get; private set; }

    /// <summary>The session that the answer was given in, of which this one is a copy if it is another.</summary>
    public ReadOnlySpan<byte> OriginId { get; private set; }

    public ReadOnlySpan<byte> Message { get; private set; }

    public ReadOnlySpan<byte> Attachment { get; private set; }

    /// <summary>An attachment as the model sees it.</summary>
    public ReadOnlySpan<byte> Rendered { get; private set; }

    /// <summary>The text of a system record.</summary>
    public ReadOnlySpan<byte> Content { get; private set; }

    public ReadOnlySpan<byte> Subtype { get; private set; }

    public ReadOnlySpan<byte> LeafId { get; private set; }

    public ReadOnlySpan<byte> CustomTitle { get; private set; }

    public ReadOnlySpan<byte> GeneratedTitle { get; private set; }

    public ReadOnlySpan<byte> Summary { get; private set; }

    public bool IsSidechain { get; private set; }

    public bool IsCompactSummary { get; private set; }

    public bool IsApiError { get; private set; }

    /// <summary>The client wrote it in the person's name.</summary>
    public bool IsWrittenByClient { get; private set; }

    /// <summary>Whether it is a link of the chain.</summary>
    public readonly bool IsLink => Kind is RecordKind.User or RecordKind.Assistant or RecordKind.System or RecordKind.Attachment or RecordKind.Progress;

    /// <summary>Reads one line; false where it holds no whole record.</summary>
    /// <remarks>Records that begin with a kind that does not matter are not read to their end: these debug copies of requests are
    /// up to two thirds of a transcript.</remarks>
    public static bool TryRead(ReadOnlySpan<byte> line, out TranscriptRecord record)
    {
        record = default;
        var members = new JsonMembers(line);
        while (members.Read())
        {
            if (members.Name.SequenceEqual("type"u8))
            {
                record.Kind = KindOf(JsonValue.Inside(members.Value));
                if (record.Kind == RecordKind.Other)
                {
                    return true;
                }
            }
            else
            {
                record.Take(members.Name, members.Value);
            }
        }

        return members.IsWhole;
    }

    private static RecordKind KindOf(ReadOnlySpan<byte> type) => type switch
    {
        _ when type.SequenceEqual("user"u8) => RecordKind.User,
        _ when type.SequenceEqual("assistant"u8) => RecordKind.Assistant,
        _ when type.SequenceEqual("system"u8) => RecordKind.System,
        _ when type.SequenceEqual("attachment"u8) => RecordKind.Attachment,
        _ when type.SequenceEqual("progress"u8) => RecordKind.Progress,
        _ when type.SequenceEqual("last-prompt"u8) => RecordKind.LastPrompt,
        _ when type.SequenceEqual("custom-title"u8) || type.SequenceEqual("ai-title"u8) || type.SequenceEqual("summary"u8) => RecordKind.Title,
        _ => RecordKind.Other,
    };

    // Names are told apart by their lengths first: this runs for every member of every record.
    private void Take(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        switch (name.Length)
        {
            case 3 when name.SequenceEqual("cwd"u8):
                WorkingDirectory = value;
                break;
            case 4 when name.SequenceEqual("uuid"u8):
                Id = JsonValue.Inside(value);
                break;
            case 6 when name.SequenceEqual("isMeta"u8):
                IsWrittenByClient |= JsonValue.IsTrue(value);
                break;
            case 7:
                TakeOfSeven(name, value);
                break;
            case 8:
                TakeOfEight(name, value);
                break;
            case 9:
                TakeOfNine(name, value);
                break;
            case 10 when name.SequenceEqual("parentUuid"u8):
                Parent = JsonValue.Inside(value);
                IsFirst = Parent.IsEmpty;
                break;
            case 10 when name.SequenceEqual("attachment"u8):
                Attachment = value;
                break;
            case > 10:
                TakeOfMore(name, value);
                break;
        }
    }

    private void TakeOfSeven(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (name.SequenceEqual("message"u8))
        {
            Message = value;
        }
        else if (name.SequenceEqual("content"u8))
        {
            Content = value;
        }
        else if (name.SequenceEqual("subtype"u8))
        {
            Subtype = JsonValue.Inside(value);
        }
        else if (name.SequenceEqual("aiTitle"u8))
        {
            GeneratedTitle = value;
        }
        else if (name.SequenceEqual("summary"u8))
        {
            Summary = value;
        }
    }

    private void TakeOfEight(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (name.SequenceEqual("rendered"u8))
        {
            Rendered = value;
        }
        else if (name.SequenceEqual("leafUuid"u8))
        {
            LeafId = JsonValue.Inside(value);
        }
    }

    private void TakeOfNine(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (name.SequenceEqual("timestamp"u8))
        {
            Timestamp = value;
        }
        else if (name.SequenceEqual("gitBranch"u8))
        {
            Branch = value;
        }
        else if (name.SequenceEqual("sessionId"u8))
        {
            SessionId = JsonValue.Inside(value);
        }
    }

    private void TakeOfMore(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (name.SequenceEqual("isSidechain"u8))
        {
            IsSidechain = JsonValue.IsTrue(value);
        }
        else if (name.SequenceEqual("isCompactSummary"u8))
        {
            IsCompactSummary = JsonValue.IsTrue(value);
        }
        else if (name.SequenceEqual("isVisibleInTranscriptOnly"u8))
        {
            IsWrittenByClient |= JsonValue.IsTrue(value);
        }
        else if (name.SequenceEqual("promptSource"u8))
        {
            IsWrittenByClient |= JsonValue.Inside(value).SequenceEqual("system"u8);
        }
        else if (name.SequenceEqual("isApiErrorMessage"u8))
        {
            IsApiError = JsonValue.IsTrue(value);
        }
        else if (name.SequenceEqual("logicalParentUuid"u8))
        {
            LogicalParent = JsonValue.Inside(value);
        }
        else if (name.SequenceEqual("requestSessionId"u8))
        {
            OriginId = JsonValue.Inside(value);
        }
        else if (name.SequenceEqual("customTitle"u8))
        {
            CustomTitle = value;
        }
    }
}
