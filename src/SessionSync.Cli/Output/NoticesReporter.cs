using System.Collections.Immutable;
using SessionSync.Sync.Execution;

namespace SessionSync.Cli.Output;

/// <summary>Tells notices only: whoever previews a sync shows its result otherwise.</summary>
internal sealed class NoticesReporter(INotices notices, bool isVerbose) : ISyncReporter
{
    public void Progress(SyncProgress progress)
    {
    }

    public void Session(SessionOutcome outcome)
    {
    }

    public void Warning(string? target, string text)
    {
        if (isVerbose)
        {
            notices.Warning(target, text);
        }
    }

    public void Failure(string? target, SyncException failure) => notices.Failure(target, failure);

    public void Detail(string? target, string text)
    {
        if (isVerbose)
        {
            notices.Detail(target, text);
        }
    }

    public ValueTask FinishAsync(ImmutableArray<TargetSummary> targets) => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
