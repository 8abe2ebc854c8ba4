using System.Collections.Immutable;
using System.Text.Json;
using SessionSync.Sync.Execution;

namespace SessionSync.Cli.Output;

/// <summary>JSON lines: sessions as they finish, or as they are planned, and the summary last.</summary>
public sealed class JsonReporter(StandardStreams streams, INotices notices, ReportOptions options) : ISyncReporter
{
    private readonly Lock _gate = new();

    /// <summary>Programs wait for results.</summary>
    public void Progress(SyncProgress progress)
    {
    }

    public void Session(SessionOutcome outcome)
    {
        lock (_gate)
        {
            JsonLine.Write(streams.Out, options.IsDryRun ? "plan" : "session", json => WriteSession(json, outcome));
        }
    }

    public void Warning(string? target, string text) => notices.Warning(target, text);

    public void Failure(string? target, SyncException failure) => notices.Failure(target, failure);

    public void Detail(string? target, string text)
    {
        if (options.IsVerbose)
        {
            notices.Detail(target, text);
        }
    }

    public ValueTask FinishAsync(ImmutableArray<TargetSummary> targets)
    {
        lock (_gate)
        {
            JsonLine.Write(streams.Out, "summary", json => WriteTargets(json, targets));
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static void WriteSession(Utf8JsonWriter json, SessionOutcome outcome)
    {
        json.WriteString("target", outcome.Target);
        json.WriteString("agent", outcome.Session.Agent.Value);
        json.WriteString("id", outcome.Session.Id);
        json.WriteString("title", outcome.Title);
        json.WriteString("action", OutcomeWords.Of(outcome.Action));
        json.WriteString("direction", OutcomeWords.Of(outcome.Direction));
        json.WriteString("reason", outcome.Reason);
        json.WriteNumber("bytes", outcome.Bytes);
        json.WriteNumber("size", outcome.Size);
        json.WriteString("last_message_at", outcome.Head is { } head ? JsonLine.Time(head) : null);
        json.WriteString("status", OutcomeWords.StatusOf(outcome.Action));
        json.WriteString("detail", outcome.Detail);
    }

    private void WriteTargets(Utf8JsonWriter json, ImmutableArray<TargetSummary> targets)
    {
        json.WriteStartArray("targets");
        foreach (TargetSummary target in targets)
        {
            json.WriteStartObject();
            json.WriteString("target", target.Target);
            if (target.Project is { } project)
            {
                json.WriteString("project", project);
            }

            json.WriteNumber("pushed", target.Pushed);
            json.WriteNumber("pulled", target.Pulled);
            json.WriteNumber("appended", target.Appended);
            json.WriteNumber("merged", target.Merged);
            json.WriteNumber("unchanged", target.Unchanged);
            json.WriteNumber("skipped", target.Skipped);
            json.WriteNumber("failed", target.Failed);
            if (target.LeftOut > 0)
            {
                json.WriteNumber("left_out", target.LeftOut);
            }

            json.WriteNumber("older", target.Older);
            if (target.Agent is { } agent)
            {
                json.WriteString("agent", agent.Value);
            }

            if (target.NotFetched > 0)
            {
                json.WriteNumber("not_fetched", target.NotFetched);
            }

            if (target.NotSent > 0)
            {
                json.WriteNumber("not_sent", target.NotSent);
            }

            json.WriteNumber("bytes_sent", target.BytesSent);
            json.WriteNumber("bytes_received", target.BytesReceived);
            json.WriteNumber("connections", target.Connections);
            json.WriteNumber("seconds", Math.Round(target.Seconds, 3));
            json.WriteString("text", SummaryLine.Of(target, options.IsDryRun));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
