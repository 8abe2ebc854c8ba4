using System.Collections.Immutable;
using SessionSync.Agents;
using SessionSync.Agents.Contracts;
using SessionSync.Operations.Events;
using SessionSync.Operations.Syncing;
using SessionSync.Operations.Targets;
using SessionSync.Stores.Machines.Local;
using SessionSync.Sync.Execution;
using SessionSync.Sync.Memory;
using SessionSync.Sync.Planning;

namespace SessionSync.Operations.Status;

/// <summary>Looks at one target for the projects that are synced with it, over one connection: a sync that ends with its plan.</summary>
internal sealed class TargetLook(StatusRequest request, IProgress<OperationEvent> events, TargetOpener opener, TimeProvider clock)
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    /// <summary>One status for each of the pairings, all of the same target.</summary>
    public async Task<ImmutableArray<TargetStatus>> LookAsync(ImmutableArray<Pairing> pairings, CancellationToken cancellationToken)
    {
        Pairing first = pairings[0];
        if (request.IsOffline || !first.IsOpenToAll)
        {
            return await SilentAsync(pairings, first.Codespace is null ? TargetReach.NotAsked : TargetReach.Stopped, null, cancellationToken);
        }

        try
        {
            return await TimeLimit.WaitAsync(token => ConnectAsync(pairings, token), s_limit, $"Cannot reach {first.Target.Name}", cancellationToken);
        }
        catch (SyncException failure)
        {
            return await SilentAsync(pairings, TargetReach.Unreachable, failure, cancellationToken);
        }
    }

    private async Task<ImmutableArray<TargetStatus>> ConnectAsync(ImmutableArray<Pairing> pairings, CancellationToken cancellationToken)
    {
        Pairing first = pairings[0];
        await using OpenTarget open = first.Codespace is { } codespace ? opener.Open(first.Target, codespace) : opener.OpenAtOnce(first.Target)!;
        ImmutableArray<TargetStatus>.Builder statuses = ImmutableArray.CreateBuilder<TargetStatus>(pairings.Length);
        foreach (Pairing pairing in pairings)
        {
            statuses.Add(await AskAsync(pairing, open, cancellationToken));
        }

        open.Machine.Disconnect();
        return statuses.MoveToImmutable();
    }

    private async Task<TargetStatus> AskAsync(Pairing pairing, OpenTarget open, CancellationToken cancellationToken)
    {
        TargetStatus status = Status(pairing, TargetReach.Reachable);
        try
        {
            PendingChanges changes = await PreviewAsync(pairing, open, allSessions: false, cancellationToken);

            // What is too old to be synced by default must be home as well before a Codespace may go.
            PendingChanges? everything = pairing.Codespace is null ? null : await PreviewAsync(pairing, open, allSessions: true, cancellationToken);
            return status with { Changes = changes, SafeToDelete = everything is null ? null : SafeToDeleteRules.OfRunning(everything) };
        }
        catch (SyncException failure) when (failure.Kind == FailureKind.Usage)
        {
            // It answers, and does not have this project where it could be found.
            return status with { Failure = failure };
        }
    }

    private async Task<PendingChanges> PreviewAsync(Pairing pairing, OpenTarget open, bool allSessions, CancellationToken cancellationToken)
    {
        var sync = new SyncRequest
        {
            Host = request.Host,
            Settings = request.Settings,
            Repository = pairing.Project.Path,
            AllSessions = allSessions,
            DryRun = true,
            WantsTitles = false,
        };
        await using LocalStores local = LocalStoresOf(pairing);
        var run = new TargetRun(sync, events, local, pairing.Project, new StatePaths(request.Host.StateDirectory, pairing.Project.Path), clock);
        return Count(await run.RunAsync(open, snapshot: null, cancellationToken));
    }

    /// <summary>Counts the changes that a sync would make. What was not looked at counts as kept, too.</summary>
    private static PendingChanges Count(TargetResult result)
    {
        ImmutableArray<SessionOutcome> outcomes = result.Outcomes;
        int Count(SyncDirection direction) => outcomes.Count(outcome => outcome.Action != SessionAction.Skipped && outcome.Direction == direction);
        int kept = outcomes.Count(static outcome => outcome.Action == SessionAction.Skipped) + result.Summary.LeftOut;
        return new PendingChanges(Count(SyncDirection.Push), Count(SyncDirection.Pull), Count(SyncDirection.Both), kept) { Older = result.Summary.Older, Days = result.Summary.Days };
    }

    /// <summary>The status of each pairing, as far as it can be told without the target.</summary>
    private async Task<ImmutableArray<TargetStatus>> SilentAsync(
        ImmutableArray<Pairing> pairings, TargetReach reach, SyncException? failure, CancellationToken cancellationToken)
    {
        DateTimeOffset cutoff = clock.GetUtcNow().AddDays(-request.Settings.Days);
        ImmutableArray<TargetStatus>.Builder statuses = ImmutableArray.CreateBuilder<TargetStatus>(pairings.Length);
        foreach (Pairing pairing in pairings)
        {
            await using LocalStores local = LocalStoresOf(pairing);
            (int changed, int older) = (0, 0);
            foreach (IAgent agent in AgentCatalog.All)
            {
                (int young, int old) = await LocalComparison.CountChangedAsync(local.For(agent), pairing.Memory(agent).Load(), cutoff, cancellationToken);
                (changed, older) = (changed + young, older + old);
            }

            statuses.Add(Status(pairing, reach) with { Changes = new PendingChanges(changed, null, null, 0) { Older = older, Days = request.Settings.Days }, Failure = failure });
        }

        return statuses.MoveToImmutable();
    }

    private static TargetStatus Status(Pairing pairing, TargetReach reach) => new(pairing.Project.Name, pairing.Target.Name, reach)
    {
        CodespaceState = pairing.Codespace?.State,
        LastSync = pairing.LastSync,
    };

    private LocalStores LocalStoresOf(Pairing pairing) => new(
        AgentCatalog.All, AgentHomes.On(request.Host), pairing.Project.Path, LocalDirectories.BesideOf(pairing.Project, request.Host.StateDirectory, AgentHomes.On(request.Host), clock));
}
