using System.Collections.Immutable;
using SessionSync.Sync.Execution;

namespace SessionSync.Cli.Output;

/// <summary>Errors, and what somebody has to look at; nothing else.</summary>
public sealed class QuietReporter(INotices notices) : ISyncReporter
{
    public void Progress(SyncProgress progress)
    {
    }

    public void Session(SessionOutcome outcome)
    {
        if (outcome.Action == SessionAction.Failed)
        {
            notices.Failure(outcome.Target, new SyncException(
                FailureKind.Partial, $"Session {outcome.Session} failed", outcome.Detail ?? outcome.Reason));
        }
        else if (outcome.IsUnresolved)
        {
            notices.Failure(outcome.Target, new SyncException(FailureKind.Partial, $"Session {outcome.Session} is left as it is", outcome.Reason));
        }
    }

    public void Warning(string? target, string text)
    {
    }

    public void Failure(string? target, SyncException failure) => notices.Failure(target, failure);

    public void Detail(string? target, string text)
    {
    }

    public ValueTask FinishAsync(ImmutableArray<TargetSummary> targets) => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
