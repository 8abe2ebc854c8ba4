using SessionSync.Operations.Events;
using SessionSync.Sync.Execution;

namespace SessionSync.Operations.Syncing;

/// <summary>Hands progress on as it comes, without the thread hops of <see cref="Progress{T}"/>.</summary>
internal sealed class ProgressOf(IProgress<OperationEvent> events) : IProgress<SyncProgress>
{
    public void Report(SyncProgress value) => events.Report(new OperationEvent.Progressed(value));
}
