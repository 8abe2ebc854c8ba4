using SessionSync.Agents;
using SessionSync.Agents.OpenCode;
using SessionSync.Operations.Events;
using SessionSync.Platform;
using SessionSync.Projects;
using SessionSync.Stores.Importing;
using SessionSync.Stores.Machines.Layout;
using SessionSync.Stores.Machines.Local;
using SessionSync.Stores.Targets;
using SessionSync.Sync.Execution;
using SessionSync.Sync.Importing;
using SessionSync.Sync.Journal;
using SessionSync.Sync.Memory;

namespace SessionSync.Operations.Syncing;

/// <summary>Syncs those of this machine's sessions with one target that only their agent's own command may write.</summary>
internal sealed class ImportRun(SyncRequest request, IProgress<OperationEvent> events, LocalProject project, DirectoriesBeside beside, StatePaths paths, TimeProvider clock)
{
    /// <summary>Null where neither side has any.</summary>
    public async Task<TargetResult?> RunAsync(ITarget target, CancellationToken cancellationToken)
    {
        var local = new LocalOpenCode(AgentHomes.On(request.Host), request.Host.Variable("PATH") ?? "", project.Path, beside);
        IImportStore remote = target.OpenImports();
        var memory = new ImportMemoryFile(paths.Imports(target.Address, OpenCodeDefinition.Id));
        var setup = new ImportSetup(
            target.Name, OpenCodeDefinition.DisplayName, local, remote, memory, new KeptExports(paths.Exports), new SyncJournal(paths.Journal, clock), request.PolicyAt(clock.GetUtcNow()), clock, request.DryRun)
        {
            Origin = new RunOrigin(request.Command, target.Address),
        };
        TargetResult? result = await RunAsync(setup, cancellationToken);
        foreach (string problem in result?.Problems ?? [])
        {
            events.Warning(target.Name, problem);
        }

        foreach (SessionOutcome outcome in result?.Outcomes ?? [])
        {
            events.Session(outcome);
        }

        return result;
    }

    /// <summary>Runs the sync. A disk error that is not a session's own failure means that no record of the sync can be kept.</summary>
    private async Task<TargetResult?> RunAsync(ImportSetup setup, CancellationToken cancellationToken)
    {
        try
        {
            return await new ImportSync(setup, new ProgressOf(events)).RunAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SyncException(
                FailureKind.Failed,
                $"Cannot keep a record of the sync with {setup.Target}",
                FileTrouble.Of(exception),
                $"Make room, or look at the permissions: {request.Host.StateDirectory}");
        }
    }
}
