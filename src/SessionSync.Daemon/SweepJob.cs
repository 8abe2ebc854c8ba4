using Quartz;

namespace SessionSync.Daemon;

/// <summary>The job that the scheduler runs when a sweep is due: one at a time, in a cluster too.</summary>
[DisallowConcurrentExecution]
internal sealed class SweepJob(ISweeper sweeper) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await sweeper.SweepAsync(context.ScheduledFireTimeUtc ?? context.FireTimeUtc, context.NextFireTimeUtc);
}
