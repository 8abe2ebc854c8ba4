using System.Text;
using System.Text.Json;
using SessionSync.Model.Sessions;

namespace SessionSync.Sync.Journal;

/// <summary>Writes a record as one line of JSON, which <see cref="JournalReader"/> reads.</summary>
internal static class JournalWriter
{
    public static string Compose(JournalRecord record)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            Write(writer, record);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void Write(Utf8JsonWriter writer, JournalRecord record)
    {
        switch (record)
        {
            case RunBegan began:
                Write(writer, began);
                break;
            case VersionKept kept:
                Write(writer, kept);
                break;
            case FileWritten written:
                Write(writer, written);
                break;
            case BranchMade branch:
                writer.WriteString("type", "branch");
                WriteFile(writer, branch.Session, SessionFile.Transcript);
                writer.WriteString("branch", branch.Branch);
                break;
            case SessionImported imported:
                Write(writer, imported);
                break;
            case RunEnded ended:
                writer.WriteString("type", "end");
                WriteTime(writer, "ended", ended.Ended);
                writer.WriteString("how", ended.How);
                break;
            default:
                throw new ArgumentException($"There is no line for {record.GetType().Name}", nameof(record));
        }
    }

    private static void Write(Utf8JsonWriter writer, RunBegan began)
    {
        writer.WriteString("type", "begin");
        writer.WriteString("target", began.Target);
        writer.WriteString("command", began.Origin.Command);
        writer.WriteString("address", began.Origin.Address);
        writer.WriteString("project", began.Project);
        WriteOptional(writer, "agent", began.Agent?.Value);
        WriteTime(writer, "started", began.Started);
        writer.WriteStartArray("steps");
        foreach (IntendedStep step in began.Steps)
        {
            writer.WriteStartObject();
            WriteFile(writer, step.Session, step.File);
            writer.WriteString("action", step.Action.ToString());
            writer.WriteString("direction", step.Direction.ToString());
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, VersionKept kept)
    {
        writer.WriteString("type", "kept");
        WriteFile(writer, kept.Session, kept.File);
        writer.WriteString("side", kept.Side);
        writer.WriteString("path", kept.Path);
        writer.WriteNumber("size", kept.Stamp.Size);
        writer.WriteNumber("modified", kept.Stamp.ModifiedSeconds);
        writer.WriteString("kept", kept.Kept);
    }

    private static void Write(Utf8JsonWriter writer, FileWritten written)
    {
        writer.WriteString("type", "write");
        if (written.Session is { } session)
        {
            WriteFile(writer, new SessionKey(written.Agent, session), written.File);
        }
        else
        {
            writer.WriteString("agent", written.Agent.Value);
        }

        writer.WriteString("direction", written.Direction.ToString());
        writer.WriteString("path", written.Path);
        writer.WriteString("mode", written.Mode.ToString());
        writer.WriteNumber("from", written.From);
        writer.WriteNumber("bytes", written.Bytes);
        if (written.Before is { } before)
        {
            writer.WriteStartObject("before");
            writer.WriteNumber("bytes", before.Bytes);
            writer.WriteString("content", before.Content.Hex);
            writer.WriteEndObject();
        }

        WriteOptional(writer, "content", written.Content?.Hex);
        writer.WriteString("status", written.Status.ToString());
        WriteOptional(writer, "detail", written.Detail);
    }

    private static void Write(Utf8JsonWriter writer, SessionImported imported)
    {
        writer.WriteString("type", "import");
        WriteFile(writer, imported.Session, SessionFile.Transcript);
        writer.WriteString("direction", imported.Direction.ToString());
        writer.WriteNumber("bytes", imported.Bytes);
        if (imported.Before is { } before)
        {
            writer.WriteStartObject("before");
            writer.WriteNumber("messages", before.Messages);
            writer.WriteString("newestMessage", before.NewestMessage);
            writer.WriteNumber("parts", before.Parts);
            writer.WriteString("newestPart", before.NewestPart);
            writer.WriteEndObject();
        }

        writer.WriteString("content", imported.Content.Hex);
        WriteOptional(writer, "failure", imported.Failure);
    }

    private static void WriteFile(Utf8JsonWriter writer, SessionKey session, string name)
    {
        writer.WriteString("agent", session.Agent.Value);
        writer.WriteString("session", session.Id);
        writer.WriteString("file", name);
    }

    private static void WriteTime(Utf8JsonWriter writer, string name, DateTimeOffset? time)
    {
        if (time is { } known)
        {
            writer.WriteString(name, known);
        }
    }

    private static void WriteOptional(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }
}
