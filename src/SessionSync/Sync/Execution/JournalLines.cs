using System.Text;
using System.Text.Json;
using SessionSync.Model.Sessions;
using SessionSync.Stores;
using SessionSync.Sync.Planning;

namespace SessionSync.Sync.Execution;

/// <summary>The lines of a journal entry, each a JSON object.</summary>
internal static class JournalLines
{
    public static string Begin(SyncSetup setup, SyncPlan plan) => Line(writer =>
    {
        writer.WriteString("type", "begin");
        writer.WriteString("target", setup.Target);
        writer.WriteString("started", setup.Clock.GetUtcNow());
        writer.WriteStartArray("steps");
        foreach (SessionPlan session in plan.Sessions)
        {
            foreach (FileStep step in session.Steps)
            {
                if (step.Action is not (SyncAction.None or SyncAction.Keep))
                {
                    writer.WriteStartObject();
                    WriteFile(writer, session.Key, step.Name);
                    writer.WriteString("action", step.Action.ToString());
                    writer.WriteString("direction", step.Direction.ToString());
                    writer.WriteEndObject();
                }
            }
        }

        writer.WriteEndArray();
    });

    public static string Kept(SessionKey session, string name, string side, SessionFile file, string kept) => Line(writer =>
    {
        writer.WriteString("type", "kept");
        WriteFile(writer, session, name);
        writer.WriteString("side", side);
        writer.WriteString("path", file.Path);
        writer.WriteNumber("size", file.Stamp.Size);
        writer.WriteNumber("modified", file.Stamp.ModifiedSeconds);
        writer.WriteString("kept", kept);
    });

    public static string Wrote(PlannedWrite planned, WriteResult result) => Line(writer =>
    {
        writer.WriteString("type", "write");
        WriteFile(writer, planned.Session.Key, planned.Step.Name);
        Write(writer, planned.Write, planned.Direction, result);
    });

    /// <summary>A file that belongs to no session.</summary>
    public static string Wrote(FileWrite write, SyncDirection direction, WriteResult result) => Line(writer =>
    {
        writer.WriteString("type", "write");
        writer.WriteString("agent", write.Target.Agent.Value);
        Write(writer, write, direction, result);
    });

    /// <summary>The older of two branches was written as a session of its own.</summary>
    public static string Branched(SessionKey session, string branch) => Line(writer =>
    {
        writer.WriteString("type", "branch");
        WriteFile(writer, session, SessionFile.Transcript);
        writer.WriteString("branch", branch);
    });

    public static string End(TimeProvider clock, string how) => Line(writer =>
    {
        writer.WriteString("type", "end");
        writer.WriteString("ended", clock.GetUtcNow());
        writer.WriteString("how", how);
    });

    private static void Write(Utf8JsonWriter writer, FileWrite write, SyncDirection direction, WriteResult result)
    {
        writer.WriteString("direction", direction.ToString());
        writer.WriteString("path", write.Target.Path);
        writer.WriteString("mode", write.Mode.ToString());

        // Of the target: the same content may begin elsewhere in the source, whose header is of another length.
        writer.WriteNumber("from", write.ResultingSize - write.Source.Length);
        writer.WriteNumber("bytes", write.Source.Length);
        writer.WriteString("status", result.Status.ToString());
        if (result.Detail is not null)
        {
            writer.WriteString("detail", result.Detail);
        }
    }

    private static void WriteFile(Utf8JsonWriter writer, SessionKey session, string name)
    {
        writer.WriteString("agent", session.Agent.Value);
        writer.WriteString("session", session.Id);
        writer.WriteString("file", name);
    }

    private static string Line(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
