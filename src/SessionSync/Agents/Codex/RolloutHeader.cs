using SessionSync.Agents.Formats.Json;
using SessionSync.Agents.Formats.Lines;

namespace SessionSync.Agents.Codex;

/// <summary>The first record of a rollout.</summary>
internal sealed record RolloutHeader(string? WorkingDirectory, string? Branch, DateTimeOffset? StartedAt, string? ParentId, bool IsSubagent, HistoryBase? Base)
{
    /// <summary>The conversation's own; null where none is told.</summary>
    public string? Id { get; private init; }

    /// <summary>The conversation that this one began as a fork of.</summary>
    public string? ForkedFrom { get; private init; }

    // Long enough for the whole record, most of it the instructions to the model.
    private const int Window = 32 * 1024;

    /// <summary>Null where the rollout does not begin with one.</summary>
    public static RolloutHeader? TryRead(string path)
    {
        using TranscriptStream? stream = TranscriptStream.TryOpen(path, static _ => { });
        if (stream is null)
        {
            return null;
        }

        using var lines = new TranscriptLines(stream.Content, new BoundedWarnings(static _ => { }), Window);
        return lines.Read() && RecordHead.Of(lines.Line).Kind == RecordKind.Header && lines.TryParse(out JsonPiece record)
            ? Of(record) : null;
    }

    public static RolloutHeader Of(JsonPiece record)
    {
        JsonPiece payload = record["payload"u8];
        JsonPiece origin = payload["source"u8]["subagent"u8];
        bool isSubagent = !origin.IsMissing || payload["thread_source"u8].Is("subagent"u8);
        string? startedBy = IdIn(payload["parent_thread_id"u8]) ?? IdIn(origin["thread_spawn"u8]["parent_thread_id"u8]);
        string? forkedFrom = IdIn(payload["forked_from_id"u8]);
        return new RolloutHeader(
            payload["cwd"u8].Text,
            payload["git"u8]["branch"u8].Text,
            payload["timestamp"u8].Time ?? record["timestamp"u8].Time,
            isSubagent ? startedBy ?? forkedFrom : forkedFrom,
            isSubagent,
            BaseOf(payload, forkedFrom))
        {
            Id = IdIn(payload["id"u8]),
            ForkedFrom = forkedFrom,
        };
    }

    private static HistoryBase? BaseOf(JsonPiece payload, string? forkedFrom)
    {
        JsonPiece told = payload["history_base"u8];
        if (IdIn(told["thread_id"u8]) is { } id && !told["end_ordinal_exclusive"u8].IsMissing)
        {
            return new HistoryBase(id, told["end_ordinal_exclusive"u8].Number);
        }

        // Forks of older versions begin with a copy of all and have no ordinals.
        JsonPiece end = payload["forked_from_ordinal_exclusive"u8];
        return forkedFrom is null || end.IsMissing || end.IsNull ? null : new HistoryBase(forkedFrom, end.Number);
    }

    private static string? IdIn(JsonPiece value) => value.Text is { } text && RolloutName.IsId(text) ? text : null;
}
