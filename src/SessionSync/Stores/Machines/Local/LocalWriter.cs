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

    public void Dispose() => _committing.Dispose();

    public async Task<IReadOnlyList<WriteResult>> WriteAsync(
        IReadOnlyList<FileWrite> writes, IContentSource source, IProgress<long>? moved, CancellationToken cancellationToken)
    {
        string stage = Path.Combine(root, $"{StagePrefix}{Environment.ProcessId}.{Path.GetRandomFileName()}");
        var receiver = new StageReceiver(stage, writes, operations, moved);
        FileRange[] ranges = [.. writes.Select(write => write.Source)];
        try
        {
            await source.ReadAsync(ranges, receiver, cancellationToken);
            receiver.Flush();
            await _committing.WaitAsync(cancellationToken);
            try
            {
                return await CommitAsync(writes, receiver, cancellationToken);
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

    private async Task<IReadOnlyList<WriteResult>> CommitAsync(IReadOnlyList<FileWrite> writes, StageReceiver receiver, CancellationToken cancellationToken)
    {
        var results = new WriteResult[writes.Count];
        for (int index = 0; index < writes.Count; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                results[index] = await CommitAsync(writes[index], receiver, index, cancellationToken);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                results[index] = new WriteResult(WriteStatus.Failed, exception.Message);
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
            return new WriteResult(WriteStatus.Failed, $"{link} is a link; what it leads to is left alone");
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
            case WriteMode.Append when !present.Exists || present.Length != write.Expected!.Value.Size:
                return new WriteResult(WriteStatus.Changed);
            case WriteMode.Append when !await ContinuesAsync(target, write, receiver.GuardOf(index), cancellationToken):
                return new WriteResult(WriteStatus.NotPrefix);
            case WriteMode.Append:
                operations.AppendFrom(staged, target);
                operations.SetModified(target, modified);
                return new WriteResult(WriteStatus.Written);
            default:
                if (!present.Exists || StampOf(present) != write.Expected)
                {
                    return new WriteResult(WriteStatus.Changed);
                }

                operations.SetModified(staged, modified);
                operations.MoveOver(staged, target);
                return new WriteResult(WriteStatus.Written);
        }
    }

    private static FileStamp StampOf(FileInfo file) => new(file.Length, new DateTimeOffset(file.LastWriteTimeUtc).ToUnixTimeSeconds());

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
