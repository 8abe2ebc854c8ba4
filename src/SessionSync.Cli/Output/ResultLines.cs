using SessionSync.Model;
using SessionSync.Sync.Execution;

namespace SessionSync.Cli.Output;

/// <summary>The result for other programs, with tabs between: target, agent, session id, action, direction, time of the last message (ISO 8601,
/// empty where unknown), size in bytes, bytes that travelled, title, reason.</summary>
public sealed class ResultLines(StandardStreams streams, bool isDryRun) : IResultView
{
    public void Write(IReadOnlyList<SessionOutcome> outcomes)
    {
        foreach (SessionOutcome outcome in outcomes)
        {
            streams.Out.WriteLine(string.Join(
                '\t',
                Printable.Line(outcome.Target),
                outcome.Session.Agent.Value,
                Printable.Line(outcome.Session.Id),
                isDryRun && outcome.Action != SessionAction.Failed ? OutcomeWords.OfPlanned(outcome.Action) : OutcomeWords.Of(outcome.Action),
                OutcomeWords.Of(outcome.Direction),
                outcome.Head is { } head ? JsonLine.Time(head) : "",
                outcome.Size,
                outcome.Bytes,
                Printable.Line(outcome.Title),
                OutcomeCells.Why(outcome)));
        }
    }
}
