using SessionSync.Agents.Formats.Json;

namespace SessionSync.Agents.ClaudeCode;

/// <summary>The members of one record that matter, as they are written.</summary>
internal struct TranscriptRecord
{
    public RecordKind Kind { get; private set; }

    public JsonPiece Id { get; private set; }

    /// <summary>Empty where the record names no parent.</summary>
    public JsonPiece Parent { get; private set; }

    /// <summary>The id of the record that a compaction's boundary follows.</summary>
    public JsonPiece LogicalParent { get; private set; }

    /// <summary>It says that it has no parent.</summary>
    public bool IsFirst { get; private set; }

    public JsonPiece Timestamp { get; private set; }

    public JsonPiece WorkingDirectory { get; private set; }

    public JsonPiece Branch { get; private set; }

    public JsonPiece SessionId { get; private set; }

    /// <summary>The session that the answer was given in, of which this one is a copy if it is another.</summary>
    public JsonPiece OriginId { get; private set; }

    public JsonPiece Message { get; private set; }

    public JsonPiece Attachment { get; private set; }

    /// <summary>An attachment as the model sees it.</summary>
    public JsonPiece Rendered { get; private set; }

    /// <summary>The text of a system record.</summary>
    public JsonPiece Content { get; private set; }

    public JsonPiece Subtype { get; private set; }

    public JsonPiece LeafId { get; private set; }

    public JsonPiece CustomTitle { get; private set; }

    public JsonPiece GeneratedTitle { get; private set; }

    public JsonPiece Summary { get; private set; }

    public bool IsSidechain { get; private set; }

    public bool IsCompactSummary { get; private set; }

    public bool IsApiError { get; private set; }

    /// <summary>The client wrote it in the person's name.</summary>
    public bool IsWrittenByClient { get; private set; }

    /// <summary>Whether it is a link of the chain.</summary>
    public readonly bool IsLink => Kind is RecordKind.User or RecordKind.Assistant or RecordKind.System or RecordKind.Attachment or RecordKind.Progress;

    /// <summary>Reads one line; false where it holds no whole record.</summary>
    /// <remarks>Debug copies of requests, which are up to two thirds of a transcript, are not read to their end.</remarks>
    public static bool TryRead(JsonPiece line, out TranscriptRecord record)
    {
        record = default;
        JsonMembers members = line.Members;
        while (members.MoveNext())
        {
            JsonMember member = members.Current;
            if (member.Name.SequenceEqual("type"u8))
            {
                record.Kind = KindOf(member.Value);
                if (member.Value.BeginsWith("api-request"u8))
                {
                    return true;
                }
            }
            else
            {
                record.Take(member.Name, member.Value);
            }
        }

        return members.IsWhole;
    }

    private static RecordKind KindOf(JsonPiece type) => type switch
    {
        _ when type.Is("user"u8) => RecordKind.User,
        _ when type.Is("assistant"u8) => RecordKind.Assistant,
        _ when type.Is("system"u8) => RecordKind.System,
        _ when type.Is("attachment"u8) => RecordKind.Attachment,
        _ when type.Is("progress"u8) => RecordKind.Progress,
        _ when type.Is("last-prompt"u8) => RecordKind.LastPrompt,
        _ when type.Is("custom-title"u8) || type.Is("ai-title"u8) || type.Is("summary"u8) => RecordKind.Title,
        _ => RecordKind.Other,
    };

    // Names are told apart by their lengths first: this runs for every member of every record.
    private void Take(ReadOnlySpan<byte> name, JsonPiece value)
    {
        switch (name.Length)
        {
            case 3 when name.SequenceEqual("cwd"u8):
                WorkingDirectory = value;
                break;
            case 4 when name.SequenceEqual("uuid"u8):
                Id = value;
                break;
            case 6 when name.SequenceEqual("isMeta"u8):
                IsWrittenByClient |= value.IsTrue;
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
                Parent = value;
                IsFirst = !Parent.HasText;
                break;
            case 10 when name.SequenceEqual("attachment"u8):
                Attachment = value;
                break;
            case > 10:
                TakeOfMore(name, value);
                break;
        }
    }

    private void TakeOfSeven(ReadOnlySpan<byte> name, JsonPiece value)
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
            Subtype = value;
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

    private void TakeOfEight(ReadOnlySpan<byte> name, JsonPiece value)
    {
        if (name.SequenceEqual("rendered"u8))
        {
            Rendered = value;
        }
        else if (name.SequenceEqual("leafUuid"u8))
        {
            LeafId = value;
        }
    }

    private void TakeOfNine(ReadOnlySpan<byte> name, JsonPiece value)
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
            SessionId = value;
        }
    }

    private void TakeOfMore(ReadOnlySpan<byte> name, JsonPiece value)
    {
        if (name.SequenceEqual("isSidechain"u8))
        {
            IsSidechain = value.IsTrue;
        }
        else if (name.SequenceEqual("isCompactSummary"u8))
        {
            IsCompactSummary = value.IsTrue;
        }
        else if (name.SequenceEqual("isVisibleInTranscriptOnly"u8))
        {
            IsWrittenByClient |= value.IsTrue;
        }
        else if (name.SequenceEqual("promptSource"u8))
        {
            IsWrittenByClient |= value.Is("system"u8);
        }
        else if (name.SequenceEqual("isApiErrorMessage"u8))
        {
            IsApiError = value.IsTrue;
        }
        else if (name.SequenceEqual("logicalParentUuid"u8))
        {
            LogicalParent = value;
        }
        else if (name.SequenceEqual("requestSessionId"u8))
        {
            OriginId = value;
        }
        else if (name.SequenceEqual("customTitle"u8))
        {
            CustomTitle = value;
        }
    }
}
