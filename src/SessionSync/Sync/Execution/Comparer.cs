using System.Collections.Immutable;
using SessionSync.Model.Sessions;
using SessionSync.Stores;
using SessionSync.Sync.Planning;

namespace SessionSync.Sync.Execution;

/// <summary>Finds out by hashes what a listing cannot tell.</summary>
internal sealed class Comparer(SyncSetup setup)
{
    /// <summary>Compares the files of all <see cref="SyncAction.Compare"/> steps.</summary>
    public Task<ImmutableDictionary<FileKey, Finding>> CompareAsync(
        SyncPlan plan, ImmutableDictionary<FileKey, Finding> findings, CancellationToken cancellationToken) =>
        HashAsync(plan, findings, (_, step) => step.Action == SyncAction.Compare ? new Part(step.Local!.CommonSize, IsWhole: true) : null, cancellationToken);

    /// <summary>Finds out what no write will show: whether the shorter file is the beginning of the longer, as far as the guard tells that
    /// an append looks at. In a dry run that is every <see cref="SyncAction.Append"/> step; otherwise those that this run may not carry
    /// out, for the shorter side may hold records that the writable one lacks. All of the shorter one is looked at where it is not as it was
    /// known, and so may be damaged anywhere.</summary>
    public Task<ImmutableDictionary<FileKey, Finding>> CheckAppendsAsync(
        SyncPlan plan, ImmutableDictionary<FileKey, Finding> findings, CancellationToken cancellationToken) =>
        HashAsync(
            plan,
            findings,
            (file, step) => MayBeDamaged(step, plan.Baseline.Find(file)) ? new Part(ShorterOf(step), IsWhole: true)
                : (step.Action == SyncAction.Append && setup.IsDryRun) || MayHideRecords(step, plan.Baseline.Find(file)) ? new Part(ShorterOf(step), IsWhole: false)
                : null,
            cancellationToken);

    private static long ShorterOf(FileStep step) => Math.Min(step.Local!.CommonSize, step.Remote!.CommonSize);

    /// <summary>Whether the shorter file was written on without becoming longer, or nobody knows and damage is looked for.</summary>
    private bool MayBeDamaged(FileStep step, BaselineFile? known)
    {
        if (step is not { Action: SyncAction.Append, Local: { } here, Remote: { } there })
        {
            return false;
        }

        bool isAsKnown = here.CommonSize < there.CommonSize ? known?.Local == here.Stamp : known?.Remote == there.Stamp;
        return setup.Policy.RestoreMissing || (known is not null && !isAsKnown);
    }

    /// <summary>Whether the shorter file is not to be written, and not known to be the beginning of the longer.</summary>
    private static bool MayHideRecords(FileStep step, BaselineFile? known) =>
        step is { Action: SyncAction.Keep, Reason: StepReason.OtherDirection, Local: { Kind: FileKind.Records } here, Remote: { } there }
        && here.CommonSize != there.CommonSize
        && (here.CommonSize < there.CommonSize ? known?.Local != here.Stamp : known?.Remote != there.Stamp);

    /// <summary>A part of what both sides have, behind what is each one's own.</summary>
    private static FileRange CommonRange(SessionKey session, SessionFile file, long start, long end) =>
        new(new StorePath(session.Agent, file.Path), start + (file.Directory?.Length ?? 0), Math.Max(0, end - start));

    private async Task<ImmutableDictionary<FileKey, Finding>> HashAsync(
        SyncPlan plan,
        ImmutableDictionary<FileKey, Finding> findings,
        Func<FileKey, FileStep, Part?> partOf,
        CancellationToken cancellationToken)
    {
        var files = new List<(FileKey Key, bool IsEqualIfSame)>();
        var here = new List<FileRange>();
        var there = new List<FileRange>();
        foreach (SessionPlan session in plan.Sessions)
        {
            foreach (FileStep step in session.Steps)
            {
                var file = new FileKey(session.Key, step.Name);
                if (partOf(file, step) is { } part)
                {
                    long length = part.Length;
                    long offset = part.IsWhole ? 0 : Math.Max(0, length - FileRange.GuardSize);
                    files.Add((file, step.Action == SyncAction.Compare));
                    offset = Math.Max(offset, Math.Max(step.Local!.Directory?.Start ?? 0, step.Remote!.Directory?.Start ?? 0));
                    here.Add(CommonRange(session.Key, step.Local, offset, length));
                    there.Add(CommonRange(session.Key, step.Remote, offset, length));
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
            if (!isSame || files[index].IsEqualIfSame)
            {
                findings = findings.SetItem(files[index].Key, isSame ? Relation.Equal : Relation.Differs);
            }
        }

        return findings;
    }

    /// <summary>The part of a file that both sides are to hash.</summary>
    /// <param name="Length">Of what both have in common, in bytes.</param>
    /// <param name="IsWhole">All of it, and not only its end.</param>
    private readonly record struct Part(long Length, bool IsWhole);
}
