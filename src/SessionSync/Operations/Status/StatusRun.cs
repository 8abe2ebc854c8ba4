using System.Collections.Immutable;
using SessionSync.Agents;
using SessionSync.Operations.Doctor;
using SessionSync.Operations.Events;
using SessionSync.Operations.Targets;
using SessionSync.Stores.Machines.Codespaces;

namespace SessionSync.Operations.Status;

/// <summary>Finds out how things stand between this machine and the others, and changes nothing. Starts no Codespace.</summary>
public sealed class StatusRun(StatusRequest request, IProgress<OperationEvent> events, TimeProvider clock)
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(20);

    public async Task<StatusReport> RunAsync(CancellationToken cancellationToken)
    {
        var services = new ServiceInspection(request.Host, new ProgramProbe(request.Host.Variable("PATH") ?? ""));
        ServiceFindings service = services.Look();
        Task<DateTimeOffset?> next = services.NextSweepAsync(service, cancellationToken);
        CodespaceView view = await LookAtCodespacesAsync(cancellationToken);
        var pairings = new Pairings(request, view);
        ImmutableArray<Pairing> found = pairings.Find();
        TargetStatus[] targets = [.. await LookAsync(found, cancellationToken), .. pairings.Unused(found).Select(static target => new TargetStatus("", target.Name, TargetReach.NotAsked))];
        return new StatusReport([.. targets], service.LastSweep, await next) { KnowsCodespaces = view.IsKnown };
    }

    private async Task<CodespaceView> LookAtCodespacesAsync(CancellationToken cancellationToken)
    {
        if (request.IsOffline || request.Projects.All(static project => project.Repository is null))
        {
            return request.IsOffline ? CodespaceView.Unknown : CodespaceView.Empty;
        }

        CodespaceView view = await CodespaceView.AskAsync(cancellationToken);
        if (view.Failure is { } failure)
        {
            events.Failure(null, failure);
        }

        return view;
    }

    /// <summary>Targets are looked at side by side, the projects of one target one after the other over its one connection.</summary>
    private async Task<IEnumerable<TargetStatus>> LookAsync(ImmutableArray<Pairing> pairings, CancellationToken cancellationToken)
    {
        var opener = new TargetOpener(request.Host, request.SshConfig, request.Settings.Timeout);
        var statuses = new TargetStatus[pairings.Length];
        using var slots = new SemaphoreSlim(Math.Max(1, request.Settings.Parallel));
        await Task.WhenAll(pairings.Index().GroupBy(static pairing => pairing.Item.Target.Address).Select(async group =>
        {
            await slots.WaitAsync(cancellationToken);
            try
            {
                var look = new TargetLook(request, events, opener, clock);
                foreach ((int index, TargetStatus status) in group.Select(static pairing => pairing.Index).Zip(await look.LookAsync([.. group.Select(static pairing => pairing.Item)], cancellationToken)))
                {
                    statuses[index] = status;
                }
            }
            finally
            {
                slots.Release();
            }
        }));
        return await Task.WhenAll(pairings.Zip(statuses, (pairing, status) => WithTimesAsync(pairing, status, cancellationToken)));
    }

    /// <summary>Adds what only GitHub knows. An older gh does not tell it, and the rest is true without.</summary>
    private async Task<TargetStatus> WithTimesAsync(Pairing pairing, TargetStatus status, CancellationToken cancellationToken)
    {
        if (pairing.Codespace is not { } codespace)
        {
            return status;
        }

        CodespaceTimes? times = null;
        try
        {
            times = await TimeLimit.WaitAsync(
                token => CodespaceTimes.ReadAsync(codespace.Name, token), s_limit, $"Cannot tell how long Codespace {codespace.Name} will be kept", cancellationToken);
        }
        catch (SyncException failure)
        {
            events.Detail(codespace.Name, $"{failure.What}: {failure.Why}");
        }

        return status with
        {
            RetentionEnds = times?.RetentionEnds,
            SafeToDelete = status.SafeToDelete ?? SafeToDeleteRules.OfSilent(status.LastSync, times, AgentCatalog.All.Select(agent => pairing.Memory(agent).Load())),
        };
    }
}
