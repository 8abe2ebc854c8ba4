using Quartz;
using Quartz.Extensibility;

namespace SessionSync.Daemon;

/// <summary>Makes the one job there is.</summary>
internal sealed class SweepJobFactory(ISweeper sweeper) : IJobFactory
{
    public ValueTask<JobScope> CreateJob(TriggerFiredBundle bundle, IScheduler scheduler, CancellationToken cancellationToken = default) =>
        new(new JobScope(new SweepJob(sweeper)));

    public ValueTask ReturnJob(JobScope scope, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;
}
