using System.Collections.Immutable;
using SessionSync.Sync.Execution;

namespace SessionSync.Cli.Output;

/// <summary>
/// Hears how a sync goes and tells the user. Targets run at the same time, so everything here may be called from any
/// thread. Progress may draw on the terminal: report it only once nothing else (ssh asking for a passphrase) does.
/// </summary>
public interface ISyncReporter : IAsyncDisposable
{
    void Progress(SyncProgress progress);

    /// <summary>A session is finished, or planned in a dry run. Sessions that need nothing are not reported.</summary>
    void Session(SessionOutcome outcome);

    void Warning(string? target, string text);

    /// <summary>A target failed while others go on. What ends the whole run is thrown, not reported.</summary>
    void Failure(string? target, SyncException failure);

    /// <summary>Something only <c>--verbose</c> shows.</summary>
    void Detail(string? target, string text);

    /// <summary>Shows the result. Called once, after the last of everything else.</summary>
    ValueTask FinishAsync(ImmutableArray<TargetSummary> targets);
}
