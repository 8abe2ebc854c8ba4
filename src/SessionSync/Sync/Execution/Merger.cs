using SessionSync.Agents.Contracts;
using SessionSync.Model.Sessions;
using SessionSync.Stores;
using SessionSync.Stores.Machines.Layout;
using SessionSync.Sync.Journal;
using SessionSync.Sync.Planning;

namespace SessionSync.Sync.Execution;

/// <summary>Merges diverged files: both versions are kept in the journal, the agent brings them together, both sides get the result.</summary>
internal sealed class Merger(SyncSetup setup, JournalEntry entry, KeptVersions kept)
{
    /// <summary>Carries out all <see cref="SyncAction.Merge"/> steps; returns each write that this made and how it ended.</summary>
    public async Task<List<(PlannedWrite Planned, WriteResult Result)>> MergeAsync(SyncPlan plan, CancellationToken cancellationToken)
    {
        var sessions = new List<SessionPlan>();
        var steps = new List<(SessionKey, FileStep)>();
        foreach (SessionPlan session in plan.Sessions)
        {
            foreach (FileStep step in session.Steps)
            {
                if (step.Action == SyncAction.Merge)
                {
                    sessions.Add(session);
                    steps.Add((session.Key, step));
                }
            }
        }

        IReadOnlyList<string?> there = await kept.KeepAsync(steps, isLocal: false, cancellationToken);
        IReadOnlyList<string?> here = await kept.KeepAsync(steps, isLocal: true, cancellationToken);
        var outcomes = new List<(PlannedWrite, WriteResult)>();
        for (int index = 0; index < steps.Count; index++)
        {
            SessionPlan session = sessions[index];
            FileStep step = steps[index].Item2;
            if (here[index] is { } localVersion && there[index] is { } remoteVersion)
            {
                outcomes.AddRange(await MergeAsync(session, step, plan.Baseline.Find(new FileKey(session.Key, step.Name)), localVersion, remoteVersion, cancellationToken));
            }
            else
            {
                outcomes.Add(Unreadable(session, step));
            }
        }

        return outcomes;
    }

    /// <summary>The outcome of a step of which a version could not be read.</summary>
    public static (PlannedWrite Planned, WriteResult Result) Unreadable(SessionPlan session, FileStep step)
    {
        var nowhere = new StorePath(session.Key.Agent, step.Local!.Path);
        var planned = new PlannedWrite(session, step, SyncDirection.Both, new FileWrite(nowhere, WriteMode.Replace, new FileRange(nowhere, 0, 0), 0));
        return (planned, new WriteResult(WriteStatus.Failed, "one of its versions could not be read"));
    }

    private async Task<List<(PlannedWrite, WriteResult)>> MergeAsync(
        SessionPlan session, FileStep step, BaselineFile? known, string localVersion, string remoteVersion, CancellationToken cancellationToken)
    {
        DateTimeOffset here = HeadOf(localVersion, step.Local!);
        DateTimeOffset there = HeadOf(remoteVersion, step.Remote!);
        bool localIsOlder = here != there ? here < there : string.CompareOrdinal(Identity(localVersion, step.Local!), Identity(remoteVersion, step.Remote!)) < 0;
        HeaderChange? change = step is { Local.Directory: { } own, Remote.Directory: { } other } && own != other ? new HeaderChange(other, own) : null;
        string remoteHere = change is null ? remoteVersion : await ChangeAsync(remoteVersion, change, cancellationToken);
        AlteredLines? altered = await AlteredLines.FindAsync(
            step, known, () => File.OpenRead(localVersion), () => File.OpenRead(remoteHere), change?.Growth ?? 0, cancellationToken);
        string? mended = altered is null ? null : await MendAsync(altered, localVersion, remoteHere, cancellationToken);
        (string mine, string theirs) = altered switch
        {
            null => (localVersion, remoteHere),
            { IsHere: true } => (mended!, remoteHere),
            _ => (localVersion, mended!),
        };
        string merged = entry.NextKept();
        await using (FileStream older = File.OpenRead(localIsOlder ? mine : theirs))
        await using (FileStream newer = File.OpenRead(localIsOlder ? theirs : mine))
        await using (FileStream result = Platform.PrivateFile.Open(merged, FileMode.CreateNew, FileShare.None))
        {
            await ((IMergingAgent)setup.Agent).MergeAsync(older, newer, session.Key, result, cancellationToken);
        }

        try
        {
            var outcomes = new List<(PlannedWrite, WriteResult)>();
            foreach (SyncDirection direction in (SyncDirection[])[SyncDirection.Pull, SyncDirection.Push])
            {
                if (step.Direction.HasFlag(direction))
                {
                    bool isPull = direction == SyncDirection.Pull;
                    string version = isPull ? localVersion : remoteHere;
                    (PlannedWrite planned, WriteResult result) = await WriteAsync(session, step, direction, merged, version, here > there ? here : there, cancellationToken);
                    bool isReplaced = planned.Write.Mode == WriteMode.Replace;
                    outcomes.Add((isReplaced ? planned with { Before = KeptVersions.Describe(isPull ? localVersion : remoteVersion) } : planned, result));
                }
            }

            return outcomes;
        }
        finally
        {
            File.Delete(merged);
            if (mended is not null)
            {
                File.Delete(mended);
            }

            if (change is not null)
            {
                File.Delete(remoteHere);
            }
        }
    }

    private async Task<(PlannedWrite, WriteResult)> WriteAsync(
        SessionPlan session, FileStep step, SyncDirection direction, string merged, string version, DateTimeOffset head, CancellationToken cancellationToken)
    {
        bool isPull = direction == SyncDirection.Pull;
        SessionFile target = (isPull ? step.Local : step.Remote)!;
        HeaderChange? change = !isPull && step is { Local.Directory: { } own, Remote.Directory: { } other } && own != other ? new HeaderChange(own, other) : null;

        // What is merged has this machine's directory in its header, and so has the version that it is compared with.
        long known = target.Stamp.Size - (change?.Growth ?? 0);
        long length = new FileInfo(merged).Length;
        long size = length + (change?.Growth ?? 0);
        bool continues = length >= known && await BeginsWithAsync(merged, version, cancellationToken);
        var file = new LocalPath(merged);
        var write = new FileWrite(
            new StorePath(session.Key.Agent, target.Path),
            continues ? WriteMode.Append : WriteMode.Replace,
            continues ? new FileRange(file, known, length - known) { GuardFloor = step.Local!.CommonStart } : new FileRange(file, 0, size),
            continues && length == known ? target.Stamp.ModifiedSeconds : ArrivalTime.ApartFrom([target.Stamp], size, Math.Max(head.ToUnixTimeSeconds(), target.Stamp.ModifiedSeconds)),
            target.Stamp)
        {
            IsGrowing = true,
        };
        var planned = new PlannedWrite(session, step, direction, write) { Change = change, Directory = target.Directory };
        if (write.Source.Length == 0)
        {
            return (planned, new WriteResult(WriteStatus.Written));
        }

        ISessionStore store = isPull ? setup.Local : setup.Remote;
        var source = new HashedSource(MappedSource.Of(new FileSource(), [planned]));
        WriteResult result = (await store.WriteAsync([write], source, moved: null, cancellationToken))[0];
        return (source.Describe(planned), result);
    }

    /// <summary>A version of the other side with this side's directory in its header.</summary>
    private async Task<string> ChangeAsync(string version, HeaderChange change, CancellationToken cancellationToken)
    {
        string changed = entry.NextKept();
        await using FileStream content = File.OpenRead(version);
        await using FileStream result = Platform.PrivateFile.Open(changed, FileMode.CreateNew, FileShare.None);
        await change.Apply(content).CopyToAsync(result, cancellationToken);
        return changed;
    }

    /// <summary>The altered one of two versions, with what the other one still has as it was: merged as it is, it could win over that, or stand beside it.</summary>
    private async Task<string> MendAsync(AlteredLines altered, string localVersion, string remoteHere, CancellationToken cancellationToken)
    {
        string mended = entry.NextKept();
        await using FileStream trusted = File.OpenRead(altered.IsHere ? remoteHere : localVersion);
        await using FileStream changed = File.OpenRead(altered.IsHere ? localVersion : remoteHere);
        await using FileStream result = Platform.PrivateFile.Open(mended, FileMode.CreateNew, FileShare.None);
        await altered.MendAsync(trusted, changed, result, cancellationToken);
        return mended;
    }

    private DateTimeOffset HeadOf(string version, SessionFile file)
    {
        using FileStream stream = File.OpenRead(version);
        return setup.Agent.ReadTail(stream).Head ?? DateTimeOffset.FromUnixTimeSeconds(file.Stamp.ModifiedSeconds);
    }

    /// <summary>Something to put two versions with the same head in the same order on every machine.</summary>
    private static string Identity(string version, SessionFile file)
    {
        using FileStream stream = File.OpenRead(version);
        stream.Position = file.CommonStart;
        return Convert.ToHexString(Sha256.HashData(stream));
    }

    private static async Task<bool> BeginsWithAsync(string path, string beginning, CancellationToken cancellationToken)
    {
        await using FileStream whole = File.OpenRead(path);
        await using FileStream part = File.OpenRead(beginning);
        byte[] left = new byte[64 * 1024];
        byte[] right = new byte[64 * 1024];
        for (int read; (read = await part.ReadAtLeastAsync(right, right.Length, throwOnEndOfStream: false, cancellationToken)) > 0;)
        {
            if (await whole.ReadAtLeastAsync(left.AsMemory(0, read), read, throwOnEndOfStream: false, cancellationToken) != read
                || !left.AsSpan(0, read).SequenceEqual(right.AsSpan(0, read)))
            {
                return false;
            }
        }

        return true;
    }
}
