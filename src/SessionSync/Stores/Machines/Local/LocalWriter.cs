using System.Globalization;
using SessionSync.Model.Sessions;
using SessionSync.Platform;

namespace SessionSync.Stores.Machines.Local;

/// <summary>Writes on this machine: stages what arrives next to its place, and brings it there once it is known to be right.</summary>
internal sealed class LocalWriter(string root, LocalFiles files, IFileOperations operations) : IDisposable
{
    private const string StagePrefix = ".sync-sessions.";

    /// <summary>Several targets may bring sessions here at once; each checks and writes without another in between.</summary>
    private readonly SemaphoreSlim _committing = new(1);
    private readonly List<ReplacedFile> _replaced = [];

    /// <summary>Agents that had opened a file before it was replaced may have written to it since: that is brought after it.</summary>
    public void Dispose()
    {
        _replaced.ForEach(static file => file.Dispose());
        _committing.Dispose();
    }

    public async Task<IReadOnlyList<WriteResult>> WriteAsync(
        IReadOnlyList<FileWrite> writes, IContentSource source, IProgress<ContentProgress>? moved, CancellationToken cancellationToken)
    {
        string stage = Path.Combine(root, $"{StagePrefix}{Environment.ProcessId}.{Path.GetRandomFileName()}");
        FileWrite[] filling = [.. writes.Where(static write => write.TakesContent)];
        var receiver = new StageReceiver(stage, filling, operations, moved);
        try
        {
            if (filling.Length > 0)
            {
                await source.ReadAsync([.. filling.Select(static write => write.Source)], receiver, cancellationToken);
                receiver.Flush();
            }

            await _committing.WaitAsync(cancellationToken);
            try
            {
                using WriteLock? held = await WriteLock.TakeAsync(root, cancellationToken);
                return held is null
                    ? [.. writes.Select(static _ => new WriteResult(WriteStatus.Failed, WriteLock.HeldTooLong))]
                    : await CommitAsync(writes, receiver, new FileReduction(stage, operations), cancellationToken);
            }
            finally
            {
                _committing.Release();
            }
        }
        finally
        {
            Remove(stage);
        }
    }

    /// <summary>Removes what a run that was killed left behind.</summary>
    public void RemoveStale()
    {
        if (!System.IO.Directory.Exists(root))
        {
            return;
        }

        foreach (string stale in System.IO.Directory.EnumerateDirectories(root, $"{StagePrefix}*"))
        {
            string owner = Path.GetFileName(stale)[StagePrefix.Length..].Split('.')[0];
            if (int.TryParse(owner, CultureInfo.InvariantCulture, out int process) && process != Environment.ProcessId && !RunningClients.IsRunning(process))
            {
                Remove(stale);
            }
        }
    }

    private async Task<IReadOnlyList<WriteResult>> CommitAsync(
        IReadOnlyList<FileWrite> writes, StageReceiver receiver, FileReduction reduction, CancellationToken cancellationToken)
    {
        var results = new WriteResult[writes.Count];
        for (int index = 0, arrived = 0; index < writes.Count; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                results[index] = writes[index].TakesContent ? await CommitAsync(writes[index], receiver, arrived++, cancellationToken) : await ReduceAsync(writes[index], reduction, cancellationToken);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                results[index] = new WriteResult(WriteStatus.Failed, FileTrouble.Of(exception));
            }
        }

        return results;
    }

    private async Task<WriteResult> CommitAsync(FileWrite write, StageReceiver receiver, int index, CancellationToken cancellationToken)
    {
        if (receiver.FailureOf(index) is { } failure)
        {
            return new WriteResult(WriteStatus.Failed, failure);
        }

        string target = Path.Combine(root, write.Target.Path);
        if (LinkOnTheWay(write.Target.Path) is { } link && (write.Mode != WriteMode.Append || link == target))
        {
            return LeftAlone(link);
        }

        string staged = receiver.PathOf(index);
        DateTimeOffset modified = DateTimeOffset.FromUnixTimeSeconds(write.ModifiedSeconds);
        var present = new FileInfo(target);
        switch (write.Mode)
        {
            case WriteMode.Create when present.Exists:
                return new WriteResult(WriteStatus.Changed);
            case WriteMode.Create when write.IsUnique && files.FindElsewhere(write.Target.Path) is { } elsewhere:
                return new WriteResult(WriteStatus.Elsewhere, elsewhere);
            case WriteMode.Create:
                operations.CreateDirectory(Path.GetDirectoryName(target)!);
                operations.SetModified(staged, modified);
                operations.MoveNew(staged, target);
                return new WriteResult(WriteStatus.Written);
            case WriteMode.Append when !present.Exists:
                return new WriteResult(WriteStatus.Changed);
            case WriteMode.Append when present.Length != write.Expected!.Value.Size:
                return new WriteResult(await HoldsAsync(staged, write, receiver.GuardOf(index), target, cancellationToken) ? WriteStatus.Written : WriteStatus.Changed);
            case WriteMode.Append when !await ContinuesAsync(target, write, receiver.GuardOf(index), cancellationToken):
                return new WriteResult(WriteStatus.NotPrefix);
            case WriteMode.Append:
                operations.AppendFrom(staged, target);
                operations.SetModified(target, modified);
                return new WriteResult(WriteStatus.Written);
            default:
                operations.SetModified(staged, modified);
                return present.Exists ? Replace(staged, target, write) : new WriteResult(WriteStatus.Changed);
        }
    }

    private async Task<WriteResult> ReduceAsync(FileWrite write, FileReduction reduction, CancellationToken cancellationToken)
    {
        string target = Path.Combine(root, write.Target.Path);
        FileStamp expected = write.Expected!.Value;
        if (LinkOnTheWay(write.Target.Path) is { } link)
        {
            return LeftAlone(link);
        }

        if (new FileInfo(target) is not { Exists: true } present || present.Length != expected.Size)
        {
            return new WriteResult(WriteStatus.Changed);
        }

        if (write.Mode == WriteMode.Delete)
        {
            return reduction.Delete(target, expected);
        }

        string staged = await reduction.StageBeginningAsync(target, write.Source.Length, cancellationToken);
        operations.SetModified(staged, DateTimeOffset.FromUnixTimeSeconds(write.ModifiedSeconds));
        return Replace(staged, target, write with { IsGrowing = true });
    }

    private static WriteResult LeftAlone(string link) => new(WriteStatus.Failed, $"{link} is a link; what it leads to is left alone");

    private WriteResult Replace(string staged, string target, FileWrite write)
    {
        // Opened before it is looked at: whatever it is, this is what is replaced, unless somebody else replaces it at this moment.
        var replaced = new ReplacedFile(target, write.Expected!.Value, operations);
        if (!replaced.IsAsExpected)
        {
            replaced.Forget();
            return new WriteResult(WriteStatus.Changed);
        }

        operations.MoveOver(staged, target);
        if (write.IsGrowing)
        {
            replaced.BringAfter();
            _replaced.Add(replaced);
            return new WriteResult(WriteStatus.Written);
        }

        bool isAsItWas = replaced.IsAsExpected;
        if (!isAsItWas)
        {
            // Written as a whole meanwhile, by an agent: that is newer than what was to come.
            replaced.PutBack(staged);
        }

        replaced.Forget();
        return new WriteResult(isAsItWas ? WriteStatus.Written : WriteStatus.Changed);
    }

    /// <summary>Whether a target that has grown since has grown by just this tail: another run has brought it.</summary>
    private static async Task<bool> HoldsAsync(string staged, FileWrite write, ContentHash? guard, string target, CancellationToken cancellationToken)
    {
        await using var tail = new FileStream(staged, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        await using var file = new FileStream(target, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        ContentHash? wanted = await LocalReader.HashAsync(tail, 0, write.Source.Length, cancellationToken);
        ContentHash? present = await LocalReader.HashAsync(file, write.Expected!.Value.Size, write.Source.Length, cancellationToken);
        return wanted is not null && wanted == present && await ContinuesAsync(target, write, guard, cancellationToken);
    }

    private static async Task<bool> ContinuesAsync(string target, FileWrite tail, ContentHash? guard, CancellationToken cancellationToken)
    {
        long length = tail.Source.GuardLength;
        if (length == 0)
        {
            return true;
        }

        await using FileStream file = RegularFile.Open(target);
        ContentHash? present = await LocalReader.HashAsync(file, tail.Expected!.Value.Size - length, length, cancellationToken);
        return present is not null && present == guard;
    }

    /// <summary>A folder of the path, or the file itself, that is a link: writing there would write somewhere else, perhaps on another disk. What was
    /// listed through a linked folder may be appended to, as its agent does.</summary>
    private string? LinkOnTheWay(string path)
    {
        string way = root;
        foreach (string segment in path.Split('/'))
        {
            way = Path.Combine(way, segment);
            if (new FileInfo(way).LinkTarget is not null)
            {
                return way;
            }
        }

        return null;
    }

    private void Remove(string folder)
    {
        try
        {
            if (System.IO.Directory.Exists(folder))
            {
                operations.DeleteDirectory(folder);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It is in nobody's way, and a later run tries again.
        }
    }
}
