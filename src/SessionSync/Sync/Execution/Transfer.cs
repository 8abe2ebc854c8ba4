using SessionSync.Model.Sessions;
using SessionSync.Stores;
using SessionSync.Sync.Journal;
using SessionSync.Sync.Planning;

namespace SessionSync.Sync.Execution;

/// <summary>Carries out one plan: what is to be replaced is kept first, then both directions travel at once, then what diverged is merged.</summary>
internal sealed class Transfer(SyncSetup setup, JournalEntry entry, KeptVersions versions, IProgress<SyncProgress>? progress)
{
    /// <summary>Every write of the plan and how it ended.</summary>
    public async Task<List<(PlannedWrite Planned, WriteResult Result)>> RunAsync(SyncPlan plan, SyncSides sides, CancellationToken cancellationToken)
    {
        var builder = new WriteBuilder(setup);
        List<PlannedWrite> pulls = builder.Build(plan, sides, SyncDirection.Pull);
        List<PlannedWrite> pushes = builder.Build(plan, sides, SyncDirection.Push);
        var outcomes = new List<(PlannedWrite, WriteResult)>();
        await KeepReplacedAsync(pulls, sides, isLocal: true, outcomes, cancellationToken);
        await KeepReplacedAsync(pushes, sides, isLocal: false, outcomes, cancellationToken);
        await new FolderMarkers(setup, entry).WriteAsync(pulls, sides, SyncDirection.Pull, cancellationToken);
        await new FolderMarkers(setup, entry).WriteAsync(pushes, sides, SyncDirection.Push, cancellationToken);

        var moved = new MovedBytes(setup.Target, [.. pulls, .. pushes], progress);

        // What is asked for comes while what is sent goes: the request to pull goes out first.
        Task<List<(PlannedWrite, WriteResult)>> pulling = WriteAsync(pulls, setup.Local, setup.Remote, moved, cancellationToken);
        Task<List<(PlannedWrite, WriteResult)>> pushing = WriteAsync(pushes, setup.Remote, setup.Local, moved, cancellationToken);
        await Task.WhenAll(pulling, pushing);
        outcomes.AddRange(await pulling);
        outcomes.AddRange(await pushing);
        if (plan.Sessions.Any(session => session.Steps.Any(step => step.Action == SyncAction.Merge)))
        {
            outcomes.AddRange(await new Merger(setup, entry, versions).MergeAsync(plan, cancellationToken));
        }

        return outcomes;
    }

    private static async Task<List<(PlannedWrite, WriteResult)>> WriteAsync(
        List<PlannedWrite> planned, ISessionStore target, ISessionStore source, IProgress<ContentProgress> moved, CancellationToken cancellationToken)
    {
        if (planned.Count == 0)
        {
            return [];
        }

        var steady = SteadySource.Of(source, planned);
        var mapped = MappedSource.Of(steady, planned);
        var hashed = new HashedSource(mapped);
        IReadOnlyList<WriteResult> results = await target.WriteAsync([.. planned.Select(write => write.Write)], hashed, moved, cancellationToken);
        return [.. planned.Select((write, index) => (hashed.Describe(write), Explain(results[index], write.Write.Source)))];

        // What is written while it is read is no failure: it waits, like what is written while it is replaced.
        WriteResult Explain(WriteResult result, FileRange read) =>
            result.Status == WriteStatus.Written ? result
            : mapped.IsDamaged(read.File) ? new WriteResult(WriteStatus.DamagedHeader)
            : result.Status == WriteStatus.Failed && steady.HasChanged(read) ? result with { Status = WriteStatus.Changed }
            : result;
    }

    /// <summary>What cannot be kept is not replaced.</summary>
    private async Task KeepReplacedAsync(
        List<PlannedWrite> planned, SyncSides sides, bool isLocal, List<(PlannedWrite, WriteResult)> outcomes, CancellationToken cancellationToken)
    {
        List<PlannedWrite> replacing = planned.FindAll(write => write.Write.Mode == WriteMode.Replace);
        (SessionKey, FileStep)[] steps = [.. replacing.Select(write => (write.Session.Key, write.Step))];
        IReadOnlyList<string?> kept = await versions.KeepAsync(steps, isLocal, cancellationToken);
        var branches = new BranchCopies(setup, entry, sides);
        for (int index = 0; index < kept.Count; index++)
        {
            PlannedWrite write = replacing[index];
            string? failure = kept[index] is not { } version ? "the version it would replace could not be kept"
                : BranchCopies.AreWanted(setup, write.Step) ? await branches.WriteAsync(write, version, isLocal, cancellationToken)
                : null;
            if (failure is not null)
            {
                planned.Remove(write);
                outcomes.Add((write, new WriteResult(WriteStatus.Failed, failure)));
            }
            else
            {
                planned[planned.IndexOf(write)] = write with { Before = KeptVersions.Describe(kept[index]!) };
            }
        }
    }
}
