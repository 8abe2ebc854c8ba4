using SessionSync.Model;
using SessionSync.Sync.Execution;

namespace SessionSync.Cli.Output;

/// <summary>A line for every finished session; for terminals that cannot do more, and for logs that want to know.</summary>
/// <param name="tellsSessions">Otherwise only the result does, so that a run that goes well says nothing on the error stream.</param>
public sealed class ProgressLines(StandardStreams streams, INotices notices, bool tellsSessions) : IProgressView
{
    private readonly Lock _gate = new();

    public INotices Notices => notices;

    public void Progress(SyncProgress progress)
    {
    }

    public void Session(SessionOutcome outcome)
    {
        if (!tellsSessions)
        {
            return;
        }

        string title = OutcomeCells.Title(outcome);
        string line = outcome.Action is SessionAction.Skipped or SessionAction.Failed
            ? $"{Printable.Line(outcome.Target)}: {OutcomeWords.Of(outcome.Action)} {title}: {OutcomeCells.Why(outcome)}"
            : $"{Printable.Line(outcome.Target)}: {OutcomeWords.Of(outcome.Action)} {title} ({Quantity.Size(outcome.Bytes)})";
        lock (_gate)
        {
            streams.Error.WriteLine(line);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
