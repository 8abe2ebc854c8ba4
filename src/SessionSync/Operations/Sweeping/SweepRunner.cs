using System.Collections.Immutable;
using SessionSync.Operations.Events;
using SessionSync.Operations.Syncing;
using SessionSync.Operations.Targets;
using SessionSync.Sync.Execution;

namespace SessionSync.Operations.Sweeping;

/// <summary>Syncs everything there is to sync: finds the machines, connects to all of them, and takes them on side by side.</summary>
/// <param name="whileConnecting">Does something that nobody waits for while so many connections are being made.</param>
public sealed class SweepRunner(SweepRequest request, IProgress<OperationEvent> events, TimeProvider clock, Action<int, Action> whileConnecting)
{
    /// <summary>How long a sync that is under way may go on after the sweep was told to end.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(20);

    /// <summary>How recent a change must be to be read along with a listing: older ones have most likely come home with an earlier sweep.</summary>
    private static readonly TimeSpan News = TimeSpan.FromHours(1);

    /// <param name="stop">No target is begun any more; what is under way is ended, or after a while left as it is.</param>
    public async Task<SweepResult> RunAsync(CancellationToken stop)
    {
        DateTimeOffset started = clock.GetUtcNow();
        var projects = new LocalProjects(request.Host, request.Settings);
        var finder = new SweepFinder(request, new TargetOpener(request.Host, request.SshConfig, request.Settings.Timeout, started - News), projects, events);
        var open = new List<SweepTarget>();
        try
        {
            await finder.OpenAsync(open, stop);
            SweepEnd[] ends = await SweepAllAsync(open, projects, stop);
            stop.ThrowIfCancellationRequested();
            ImmutableArray<TargetSummary> summaries = [.. ends.SelectMany(end => end.Summaries)];
            SyncException[] failures = [.. finder.Failures, .. ends.SelectMany(end => end.Failures)];
            FailureKind? failure = RunOutcome.Of(summaries, failures);
            events.End(summaries);
            return new SweepResult(started, clock.GetUtcNow(), failure, open.Count + finder.Failures.Count, failures.Length);
        }
        finally
        {
            await Task.WhenAll(open.Select(target => target.Open.DisposeAsync().AsTask()));
        }
    }

    private async Task<SweepEnd[]> SweepAllAsync(List<SweepTarget> open, LocalProjects projects, CancellationToken stop)
    {
        using var hard = new CancellationTokenSource();
        await using CancellationTokenRegistration stopping = stop.Register(() => hard.CancelAfter(Grace));
        using var places = new SemaphoreSlim(request.Settings.Parallel);
        await using var openProjects = new OpenProjects(request.Host.StateDirectory, clock);
        var machines = new MachineSweep(request, events, projects, openProjects, places, clock);
        whileConnecting(open.Count, () => _ = machines.LookAsync(open, stop));
        return await Task.WhenAll(open.Select(target => machines.RunAsync(target, stop, hard.Token)));
    }
}
