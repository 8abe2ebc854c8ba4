using SessionSync.Agents.Lines;

namespace SessionSync.Agents.Pi;

/// <summary>The members of one entry of a session that matter, as they are written.</summary>
internal ref struct PiRecord
{
    public ReadOnlySpan<byte> Type { get; private set; }

    public ReadOnlySpan<byte> Id { get; private set; }

    /// <summary>Empty where the entry names no parent.</summary>
    public ReadOnlySpan<byte> Parent { get; private set; }

    /// <summary>It says that it has no parent.</summary>
    public bool IsFirst { get; private set; }

    public ReadOnlySpan<byte> Timestamp { get; private set; }

    public ReadOnlySpan<byte> Message { get; private set; }

    /// <summary>Of a compaction or of a branch that was left.</summary>
    public ReadOnlySpan<byte> Summary { get; private set; }

    /// <summary>Of the session: a person gave it.</summary>
    public ReadOnlySpan<byte> Name { get; private set; }

    public ReadOnlySpan<byte> WorkingDirectory { get; private set; }

    /// <summary>Of the format, as a header tells it.</summary>
    public long Version { get; private set; }

    /// <summary>The path of the session that this one was forked from, on the machine where that was done.</summary>
    public ReadOnlySpan<byte> ParentSession { get; private set; }

    public ReadOnlySpan<byte> Model { get; private set; }

    /// <summary>What a compaction cost.</summary>
    public ReadOnlySpan<byte> Usage { get; private set; }

    /// <summary>Of an extension's message.</summary>
    public ReadOnlySpan<byte> Content { get; private set; }

    public bool IsShown { get; private set; }

    public readonly bool IsHeader => Type.SequenceEqual("session"u8);

    public readonly bool IsMessage => Type.SequenceEqual("message"u8);

    public readonly bool IsSummary => Type.SequenceEqual("compaction"u8) || Type.SequenceEqual("branch_summary"u8);

    public readonly bool IsName => Type.SequenceEqual("session_info"u8);

    public readonly bool IsExtensionMessage => Type.SequenceEqual("custom_message"u8);

    /// <summary>Reads one line; false where it holds no whole entry.</summary>
    public static bool TryRead(ReadOnlySpan<byte> line, out PiRecord record)
    {
        record = default;
        var members = new JsonMembers(line);
        while (members.Read())
        {
            record.Take(members.Name, members.Value);
        }

        return members.IsWhole;
    }

    private void Take(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (name.SequenceEqual("type"u8))
        {
            Type = JsonValue.Inside(value);
        }
        else if (name.SequenceEqual("id"u8))
        {
            Id = JsonValue.Inside(value);
        }
        else if (name.SequenceEqual("parentId"u8))
        {
            Parent = JsonValue.Inside(value);
            IsFirst = Parent.IsEmpty;
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

    private void TakeRare(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
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
            Version = JsonValue.Integer(value);
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
            IsShown = JsonValue.IsTrue(value);
        }
    }
}
