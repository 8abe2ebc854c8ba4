using System.Collections.Immutable;
using SessionSync.Sessions;
using SessionSync.Stores;
using SessionSync.Sync.Planning;

namespace SessionSync.Sync.Execution;

/// <summary>Finds out by hashes what a listing cannot tell.</summary>
internal sealed class Comparer(SyncSetup setup)
{
    /// <summary>Compares the files of all <see cref="SyncAction.Compare"/> steps.</summary>
    public Task<ImmutableDictionary<FileKey, Relation>> CompareAsync(
        SyncPlan plan, ImmutableDictionary<FileKey, Relation> findings, CancellationToken cancellationToken) =>
        HashAsync(plan, findings, step => step.Action == SyncAction.Compare ? step.Local!.Stamp.Size : null, true, cancellationToken);

    /// <summary>For a dry run: whether the shorter file of each <see cref="SyncAction.Append"/> step is the beginning of the longer, as
    /// far as the guard tells that a real run would look at.</summary>
    public Task<ImmutableDictionary<FileKey, Relation>> CheckAppendsAsync(
        SyncPlan plan, ImmutableDictionary<FileKey, Relation> findings, CancellationToken cancellationToken) =>
        HashAsync(
            plan,
            findings,
            step => step.Action == SyncAction.Append ? Math.Min(step.Local!.Stamp.Size, step.Remote!.Stamp.Size) : null,
            false,
            cancellationToken);

    private async Task<ImmutableDictionary<FileKey, Relation>> HashAsync(
        SyncPlan plan,
        ImmutableDictionary<FileKey, Relation> findings,
        Func<FileStep, long?> lengthOf,
        bool isWhole,
        CancellationToken cancellationToken)
    {
        var files = new List<FileKey>();
        var here = new List<FileRange>();
        var there = new List<FileRange>();
        foreach (SessionPlan session in plan.Sessions)
        {
            foreach (FileStep step in session.Steps)
            {
                if (lengthOf(step) is { } length)
                {
                    long offset = isWhole ? 0 : Math.Max(0, length - FileRange.GuardSize);
                    files.Add(new FileKey(session.Key, step.Name));
                    here.Add(new FileRange(new FileLocation(session.Key.Agent, step.Local!.Path), offset, length - offset));
                    there.Add(new FileRange(new FileLocation(session.Key.Agent, step.Remote!.Path), offset, length - offset));
                }
            }
        }

        if (files.Count == 0)
        {
            return findings;
        }

        Task<IReadOnlyList<ContentHash?>> remote = setup.Remote.HashAsync(there, cancellationToken);
        IReadOnlyList<ContentHash?> localHashes = await setup.Local.HashAsync(here, cancellationToken);
        IReadOnlyList<ContentHash?> remoteHashes = await remote;
        for (int index = 0; index < files.Count; index++)
        {
            bool isSame = localHashes[index] is { } hash && remoteHashes[index] == hash;
            if (!isSame || isWhole)
            {
                findings = findings.SetItem(files[index], isSame ? Relation.Equal : Relation.Diverged);
            }
        }

        return findings;
    }
}
