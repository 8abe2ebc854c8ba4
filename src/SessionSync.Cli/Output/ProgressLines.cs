using SessionSync.Model;
using SessionSync.Sync.Execution;

namespace SessionSync.Cli.Output;

/// <summary>A line for every finished session; for logs, and terminals that cannot do more.</summary>
public sealed class ProgressLines(StandardStreams streams, INotices notices) : IProgressView
{
    private readonly Lock _gate = new();

    public INotices Notices => notices;

    public void Progress(SyncProgress progress)
    {
    }

    public void Session(SessionOutcome outcome)
    {
        string title = OutcomeCells.Title(outcome);
        string line = outcome.Action is SessionAction.Skipped or SessionAction.Failed
            ? $"{Printable.Line(outcome.Target)}: {Words.Of(outcome.Action)} {title}: {OutcomeCells.Why(outcome)}"
            : $"{Printable.Line(outcome.Target)}: {Words.Of(outcome.Action)} {title} ({Quantity.Size(outcome.Bytes)})";
        lock (_gate)
        {
            streams.Error.WriteLine(line);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
