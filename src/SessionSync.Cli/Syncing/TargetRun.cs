using SessionSync.Agents;
using SessionSync.Cli.Output;
using SessionSync.Projects;
using SessionSync.State;
using SessionSync.Stores.Machines;
using SessionSync.Stores.Machines.Local;
using SessionSync.Sync.Execution;
using SessionSync.Sync.Planning;

namespace SessionSync.Cli.Syncing;

/// <summary>Syncs this machine's sessions of a project with one target: those of one agent after the other, over one connection.</summary>
internal sealed class TargetRun(SyncRequest request, ISyncReporter reporter, LocalStores local, LocalProject project, StatePaths paths, TimeProvider clock)
{
    /// <summary>Targets were asked what they hold while another run still wrote to them.</summary>
    public bool IsOpeningStale { get; init; }

    /// <summary>How many syncs may move much content at the same time; null for any number.</summary>
    public SemaphoreSlim? Places { get; init; }

    public async Task<TargetResult> RunAsync(OpenTarget target, CancellationToken cancellationToken)
    {
        string path = target.ProjectPath ?? Remembered(target) ?? await new ProjectFinder(project, request.Host.Home).FindAsync(target, cancellationToken);
        TargetResult? whole = null;
        foreach (IAgent agent in request.Agents)
        {
            TargetResult result = await RunAsync(target, agent, path, cancellationToken);
            whole = whole is null ? result : whole.With(result);
        }

        return await new ImportRun(request, reporter, project, paths, clock).RunAsync(target, path, cancellationToken) is { } imported ? whole!.With(imported) : whole!;
    }

    private async Task<TargetResult> RunAsync(OpenTarget target, IAgent agent, string path, CancellationToken cancellationToken)
    {
        var memory = new MemoryFile(paths.Memory(target.Target.Address.ToString(), agent));
        MachineStore remote = target.Machine.StoreFor(agent, path);
        if (IsOpeningStale)
        {
            await remote.ListAsync([], cancellationToken);
        }

        SyncPolicy policy = request.PolicyAt(clock.GetUtcNow());
        var setup = new SyncSetup(
            target.Name, agent, local.For(agent), remote, memory, new Journal(paths.Journal, clock), policy, clock, request.DryRun, WantsTitles: !request.Report.IsQuiet)
        {
            Places = Places,
        };
        TargetResult result = await RunAsync(setup, cancellationToken);
        Report(target, result);
        if (agent == request.Agents[^1])
        {
            WarnOfOtherCheckout(target, remote);
        }

        return result;
    }

    /// <summary>What fails on a disk and is not a session's own failure is that nothing can be noted down.</summary>
    private async Task<TargetResult> RunAsync(SyncSetup setup, CancellationToken cancellationToken)
    {
        try
        {
            return await new SyncEngine(setup, new ProgressOf(reporter)).RunAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SyncException(
                ExitCode.Failure,
                $"Cannot keep a record of the sync with {setup.Target}",
                exception.Message,
                $"Make room, or look at the permissions: {request.Host.StateDirectory}");
        }
    }

    private string? Remembered(OpenTarget target) =>
        new MemoryFile(paths.Memory(target.Target.Address.ToString(), request.Agents[^1])).Load()?.RemoteProject is { Length: > 0 } path ? path : null;

    private void WarnOfOtherCheckout(OpenTarget target, MachineStore remote)
    {
        if (RepositoryName.FromUrl(remote.Origin) is { } there && project.Repository is { } here && here != there)
        {
            reporter.Warning(target.Name, $"{remote.ProjectPath} there is a checkout of {there}, and this is {here}");
        }
    }

    private void Report(OpenTarget target, TargetResult result)
    {
        foreach (string problem in result.Problems)
        {
            reporter.Warning(target.Name, problem);
        }

        foreach (SessionOutcome outcome in result.Outcomes)
        {
            reporter.Session(outcome);
        }
    }
}
