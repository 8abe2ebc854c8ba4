using System.Collections.Immutable;
using SessionSync.Sync.Execution;

namespace SessionSync.Cli.Output;

/// <summary>
/// Tells people. The two streams may be terminals or not independently of each other, so progress and result are
/// shown by parts of their own.
/// </summary>
public sealed class HumanReporter(IProgressView progressView, IResultView resultView, StandardStreams streams, ReportOptions options) : ISyncReporter
{
    private readonly Lock _gate = new();
    private readonly List<SessionOutcome> _outcomes = [];

    public void Progress(SyncProgress progress) => progressView.Progress(progress);

    public void Session(SessionOutcome outcome)
    {
        lock (_gate)
        {
            _outcomes.Add(outcome);
        }

        if (!options.IsDryRun)
        {
            progressView.Session(outcome);
        }
    }

    public void Warning(string? target, string text) => progressView.Notices.Warning(target, text);

    public void Failure(string? target, SyncException failure) => progressView.Notices.Failure(target, failure);

    public void Detail(string? target, string text)
    {
        if (options.IsVerbose)
        {
            progressView.Notices.Detail(target, text);
        }
    }

    public async ValueTask FinishAsync(ImmutableArray<TargetSummary> targets)
    {
        await progressView.DisposeAsync();
        if (_outcomes.Count > 0)
        {
            // Sessions finish in the order of the network; a result is read by target.
            _outcomes.Sort(static (left, right) => string.CompareOrdinal(left.Target, right.Target) is var order and not 0
                ? order
                : Nullable.Compare(right.Head, left.Head));
            resultView.Write(_outcomes);
        }

        foreach (TargetSummary target in targets)
        {
            streams.Out.WriteLine(SummaryLine.Of(target, options.IsDryRun));
        }
    }

    public ValueTask DisposeAsync() => progressView.DisposeAsync();
}
