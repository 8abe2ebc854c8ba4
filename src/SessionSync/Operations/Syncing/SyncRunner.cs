using SessionSync.Agents;
using SessionSync.Configuration;
using SessionSync.Operations.Events;
using SessionSync.Operations.Targets;
using SessionSync.Projects;
using SessionSync.Stores.Machines.Local;
using SessionSync.Sync.Execution;
using SessionSync.Sync.Memory;

namespace SessionSync.Operations.Syncing;

/// <summary>Does what a request asks for: finds the targets, syncs them side by side, and says how it went.</summary>
public sealed class SyncRunner(SyncRequest request, IProgress<OperationEvent> events, TimeProvider clock)
{
    private static readonly TimeSpan LockPatience = TimeSpan.FromSeconds(10);

    public async Task<SyncResult> RunAsync(CancellationToken cancellationToken)
    {
        var opener = new TargetOpener(request.Host, request.SshConfig, request.Settings.Timeout);
        var finder = new TargetFinder(request, opener, events);
        var open = new List<OpenTarget>(request.Connecting);
        foreach (OpenTarget early in open)
        {
            early.Machine.Timeout = request.Settings.Timeout;
        }

        try
        {
            foreach (SyncTarget target in request.Targets)
            {
                if (request.Connecting.All(early => early.Target.Address != target.Address))
                {
                    finder.Add(open, target, () => opener.OpenAtOnce(target));
                }
            }

            return request.ConnectOnly
                ? await ConnectAsync(finder, open, cancellationToken)
                : await SyncAsync(finder, open, cancellationToken);
        }
        finally
        {
            await Task.WhenAll(open.Except(request.Connecting).Select(target => target.DisposeAsync().AsTask()));
        }
    }

    private static async Task<SyncResult> ConnectAsync(TargetFinder finder, List<OpenTarget> open, CancellationToken cancellationToken)
    {
        await finder.CompleteAsync(open, null, cancellationToken);
        foreach (OpenTarget target in open)
        {
            await target.Machine.ConnectAsync(cancellationToken);
        }

        return new SyncResult(null);
    }

    private async Task<SyncResult> SyncAsync(TargetFinder finder, List<OpenTarget> open, CancellationToken cancellationToken)
    {
        LocalProject project = LocalProject.Find(request.Repository);
        string state = request.Host.StateDirectory;
        var paths = new StatePaths(state, project.Path);
        using ProjectLock held = await ProjectLock.TakeAsync(paths.Lock, project.Name, LockPatience, clock, cancellationToken);
        await finder.CompleteAsync(open, project, cancellationToken);

        await using var local = new LocalStores(request.Agents, AgentHomes.On(request.Host), project.Path, LocalDirectories.BesideOf(project, state, AgentHomes.On(request.Host), clock));
        using var places = new SemaphoreSlim(request.Settings.Parallel);
        var run = new TargetRun(request, events, local, project, paths, clock) { IsOpeningStale = held.HadToWait, Places = places };
        Task<TargetEnd[]> running = Task.WhenAll(open.Select(target => RunOneAsync(run, target, cancellationToken)));

        // While the answers are on their way.
        KnownProjects.Remember(state, project, clock.GetUtcNow());
        TargetEnd[] ends = await running;
        events.End([.. ends.Where(end => end.Result is not null).Select(end => end.Result!.Summary)]);

        // The command was right and the targets answered: a session that is gone by now is what could not be synced.
        if (request.SessionId is { } wanted && finder.Failures.Count == 0 && ends.All(static end => end.Result is { Summary.IsEmpty: true }))
        {
            throw new SyncException(FailureKind.Partial, $"There is no session {wanted}", "No id here or there begins like that", "sync-sessions list");
        }

        return ResultOf(ends, finder.Failures);
    }

    private async Task<TargetEnd> RunOneAsync(TargetRun run, OpenTarget target, CancellationToken cancellationToken)
    {
        try
        {
            TargetResult result = await run.RunAsync(target, snapshot: null, cancellationToken);
            target.Machine.Disconnect();
            return new TargetEnd(result, null);
        }
        catch (SyncException exception)
        {
            events.Failure(target.Name, exception);
            return new TargetEnd(null, exception);
        }
    }

    private SyncResult ResultOf(TargetEnd[] ends, IReadOnlyList<SyncException> unreachable)
    {
        FailureKind? failure = RunOutcome.Of(
            [.. ends.Select(end => end.Result?.Summary).OfType<TargetSummary>()], [.. unreachable, .. ends.Select(end => end.Failure).OfType<SyncException>()]);
        bool isPending = request.WantsPending && request.DryRun && ends.Any(end => end.Result is { HasWork: true });
        return new SyncResult(failure, isPending);
    }

    /// <summary>How a target ended: with a result or with a failure.</summary>
    private sealed record TargetEnd(TargetResult? Result, SyncException? Failure);
}
