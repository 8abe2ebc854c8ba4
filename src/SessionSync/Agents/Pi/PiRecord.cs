using SessionSync.Agents.Formats.Json;

namespace SessionSync.Agents.Pi;

/// <summary>The members of one entry of a session that matter, as they are written.</summary>
internal struct PiRecord
{
    public JsonPiece Type { get; private set; }

    public JsonPiece Id { get; private set; }

    /// <summary>Empty where the entry names no parent.</summary>
    public JsonPiece Parent { get; private set; }

    /// <summary>It says that it has no parent.</summary>
    public bool IsFirst { get; private set; }

    public JsonPiece Timestamp { get; private set; }

    public JsonPiece Message { get; private set; }

    /// <summary>Of a compaction or of a branch that was left.</summary>
    public JsonPiece Summary { get; private set; }

    /// <summary>Of the session: a person gave it.</summary>
    public JsonPiece Name { get; private set; }

    public JsonPiece WorkingDirectory { get; private set; }

    /// <summary>Of the format, as a header tells it.</summary>
    public long Version { get; private set; }

    /// <summary>The path of the session that this one was forked from, on the machine where that was done.</summary>
    public JsonPiece ParentSession { get; private set; }

    public JsonPiece Model { get; private set; }

    /// <summary>The token usage of a compaction.</summary>
    public JsonPiece Usage { get; private set; }

    /// <summary>Of an extension's message.</summary>
    public JsonPiece Content { get; private set; }

    public bool IsShown { get; private set; }

    public readonly bool IsHeader => Type.Is("session"u8);

    public readonly bool IsMessage => Type.Is("message"u8);

    public readonly bool IsSummary => Type.Is("compaction"u8) || Type.Is("branch_summary"u8);

    public readonly bool IsName => Type.Is("session_info"u8);

    public readonly bool IsExtensionMessage => Type.Is("custom_message"u8);

    /// <summary>Reads one line; false where it holds no whole entry.</summary>
    public static bool TryRead(JsonPiece line, out PiRecord record)
    {
        record = default;
        JsonMembers members = line.Members;
        while (members.MoveNext())
        {
            JsonMember member = members.Current;
            record.Take(member.Name, member.Value);
        }

        return members.IsWhole;
    }

    /// <summary>The same for a line in memory that may be used for something else: the record has a copy of it.</summary>
    public static bool TryRead(ReadOnlySpan<byte> line, out PiRecord record)
    {
        record = default;
        return JsonPiece.TryParse(line.ToArray(), out JsonPiece piece) && TryRead(piece, out record);
    }

    private void Take(ReadOnlySpan<byte> name, JsonPiece value)
    {
        if (name.SequenceEqual("type"u8))
        {
            Type = value;
        }
        else if (name.SequenceEqual("id"u8))
        {
            Id = value;
        }
        else if (name.SequenceEqual("parentId"u8))
        {
            Parent = value;
            IsFirst = !Parent.HasText;
        }
        else if (name.SequenceEqual("timestamp"u8))
        {
            Timestamp = value;
        }
        else if (name.SequenceEqual("message"u8))
        {
            Message = value;
        }
        else
        {
            TakeRare(name, value);
        }
    }

    private void TakeRare(ReadOnlySpan<byte> name, JsonPiece value)
    {
        if (name.SequenceEqual("summary"u8))
        {
            Summary = value;
        }
        else if (name.SequenceEqual("name"u8))
        {
            Name = value;
        }
        else if (name.SequenceEqual("version"u8))
        {
            Version = value.Number;
        }
        else if (name.SequenceEqual("cwd"u8))
        {
            WorkingDirectory = value;
        }
        else if (name.SequenceEqual("parentSession"u8) || name.SequenceEqual("branchedFrom"u8))
        {
            // Version 1 had the second name for it.
            ParentSession = value;
        }
        else if (name.SequenceEqual("modelId"u8))
        {
            Model = value;
        }
        else if (name.SequenceEqual("usage"u8))
        {
            Usage = value;
        }
        else if (name.SequenceEqual("content"u8))
        {
            Content = value;
        }
        else if (name.SequenceEqual("display"u8))
        {
            IsShown = value.IsTrue;
        }
    }
}
