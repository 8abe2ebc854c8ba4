using SessionSync.Model;
using SessionSync.Sync.Execution;

namespace SessionSync.Cli.Output;

/// <summary>The result for other programs: target, title, age, size, direction and reason, with tabs between.</summary>
public sealed class ResultLines(StandardStreams streams, TimeProvider time) : IResultView
{
    public void Write(IReadOnlyList<SessionOutcome> outcomes)
    {
        DateTimeOffset now = time.GetUtcNow();
        foreach (SessionOutcome outcome in outcomes)
        {
            streams.Out.WriteLine(string.Join(
                '\t',
                Printable.Line(outcome.Target),
                OutcomeCells.Title(outcome),
                Quantity.Age(outcome.Head, now),
                Quantity.Size(outcome.Size),
                Words.Of(outcome.Direction),
                OutcomeCells.Why(outcome)));
        }
    }
}
