using SessionSync.Cli.Output;
using SessionSync.Sync.Execution;

namespace SessionSync.Cli.Syncing;

/// <summary>Hands progress on as it comes, without the thread hops of <see cref="Progress{T}"/>.</summary>
internal sealed class ProgressOf(ISyncReporter reporter) : IProgress<SyncProgress>
{
    public void Report(SyncProgress value) => reporter.Progress(value);
}
