using SessionSync.Agents;
using SessionSync.Sessions;
using SessionSync.State;
using SessionSync.Stores;
using SessionSync.Sync.Planning;

namespace SessionSync.Sync.Execution;

/// <summary>Merges diverged files: both versions are kept in the journal, the agent brings them together, both sides get the result.</summary>
internal sealed class Merger(SyncSetup setup, JournalEntry entry)
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

        var kept = new KeptVersions(setup, entry);
        IReadOnlyList<string?> there = await kept.KeepAsync(steps, isLocal: false, cancellationToken);
        IReadOnlyList<string?> here = await kept.KeepAsync(steps, isLocal: true, cancellationToken);
        var outcomes = new List<(PlannedWrite, WriteResult)>();
        for (int index = 0; index < steps.Count; index++)
        {
            SessionPlan session = sessions[index];
            FileStep step = steps[index].Item2;
            if (here[index] is { } localVersion && there[index] is { } remoteVersion)
            {
                outcomes.AddRange(await MergeAsync(session, step, localVersion, remoteVersion, cancellationToken));
            }
            else
            {
                outcomes.Add((Failed(session, step), new WriteResult(WriteStatus.Failed, "one of its versions could not be read")));
            }
        }

        return outcomes;
    }

    private static PlannedWrite Failed(SessionPlan session, FileStep step)
    {
        var nowhere = new FileLocation(session.Key.Agent, step.Local!.Path);
        return new PlannedWrite(session, step, SyncDirection.Both, new FileWrite(nowhere, WriteMode.Replace, new FileRange(nowhere, 0, 0), 0));
    }

    private async Task<List<(PlannedWrite, WriteResult)>> MergeAsync(
        SessionPlan session, FileStep step, string localVersion, string remoteVersion, CancellationToken cancellationToken)
    {
        DateTimeOffset here = HeadOf(localVersion, step.Local!);
        DateTimeOffset there = HeadOf(remoteVersion, step.Remote!);
        bool localIsOlder = here != there ? here < there : string.CompareOrdinal(Identity(localVersion), Identity(remoteVersion)) < 0;
        string merged = entry.NextKept();
        await using (FileStream older = File.OpenRead(localIsOlder ? localVersion : remoteVersion))
        await using (FileStream newer = File.OpenRead(localIsOlder ? remoteVersion : localVersion))
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
                    string version = isPull ? localVersion : remoteVersion;
                    outcomes.Add(await WriteAsync(session, step, direction, merged, version, here > there ? here : there, cancellationToken));
                }
            }

            return outcomes;
        }
        finally
        {
            File.Delete(merged);
        }
    }

    private async Task<(PlannedWrite, WriteResult)> WriteAsync(
        SessionPlan session, FileStep step, SyncDirection direction, string merged, string version, DateTimeOffset head, CancellationToken cancellationToken)
    {
        SessionFile target = (direction == SyncDirection.Pull ? step.Local : step.Remote)!;
        long length = new FileInfo(merged).Length;
        bool continues = length >= target.Stamp.Size && await BeginsWithAsync(merged, version, cancellationToken);
        long offset = continues ? target.Stamp.Size : 0;
        var source = new FileLocation(session.Key.Agent, merged);
        var write = new FileWrite(
            new FileLocation(session.Key.Agent, target.Path),
            continues ? WriteMode.Append : WriteMode.Replace,
            new FileRange(source, offset, length - offset),
            Math.Max(head.ToUnixTimeSeconds(), target.Stamp.ModifiedSeconds),
            target.Stamp);
        var planned = new PlannedWrite(session, step, direction, write);
        if (length == offset)
        {
            return (planned, new WriteResult(WriteStatus.Written));
        }

        ISessionStore store = direction == SyncDirection.Pull ? setup.Local : setup.Remote;
        return (planned, (await store.WriteAsync([write], new FileSource(), moved: null, cancellationToken))[0]);
    }

    private DateTimeOffset HeadOf(string version, SessionFile file)
    {
        using FileStream stream = File.OpenRead(version);
        return setup.Agent.ReadTail(stream).Head ?? DateTimeOffset.FromUnixTimeSeconds(file.Stamp.ModifiedSeconds);
    }

    /// <summary>Something to put two versions with the same head in the same order on every machine.</summary>
    private static string Identity(string version)
    {
        using FileStream stream = File.OpenRead(version);
        return Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(stream));
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
