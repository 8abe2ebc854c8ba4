using SessionSync.Operations.Events;
using SessionSync.Operations.Sweeping;
using SessionSync.Operations.Targets;

namespace SessionSync.Operations.Rescue;

/// <summary>Brings home everything that machines hold, and tells for each what is safe.</summary>
public sealed class RescueRunner(SweepRequest request, IProgress<OperationEvent> events, TimeProvider clock)
{
    public async Task<RescueResult> RunAsync(CancellationToken cancellationToken)
    {
        var projects = new LocalProjects(request.Host, request.Settings);
        var finder = new SweepFinder(request, new TargetOpener(request.Host, request.SshConfig, request.Settings.Timeout, changedSince: DateTimeOffset.MinValue), projects, events);
        var open = new List<SweepTarget>();
        try
        {
            await finder.OpenAsync(open, cancellationToken);
            await using var openProjects = new OpenProjects(request.Host.StateDirectory, clock);
            using var slots = new SemaphoreSlim(request.Settings.Parallel);
            (RescueReport? Report, SyncException? Failure)[] ends = await Task.WhenAll(open.Select(async target =>
            {
                await slots.WaitAsync(cancellationToken);
                try
                {
                    return await RescueAsync(new MachineRescue(request, events, projects, openProjects, clock), target.Open, cancellationToken);
                }
                finally
                {
                    slots.Release();
                }
            }));
            events.End([]);
            return new RescueResult([.. ends.Select(end => end.Report).OfType<RescueReport>()], [.. finder.Failures, .. ends.Select(end => end.Failure).OfType<SyncException>()]);
        }
        finally
        {
            await Task.WhenAll(open.Select(target => target.Open.DisposeAsync().AsTask()));
        }
    }

    private async Task<(RescueReport? Report, SyncException? Failure)> RescueAsync(MachineRescue rescue, OpenTarget target, CancellationToken cancellationToken)
    {
        try
        {
            return (await rescue.RunAsync(target, cancellationToken), null);
        }
        catch (SyncException failure)
        {
            events.Failure(target.Name, failure);
            return (null, failure);
        }
    }
}
