using System.Buffers;
using System.Globalization;
using SessionSync.Model.Sessions;
using SessionSync.Platform;

namespace SessionSync.Stores.Machines.Local;

/// <summary>Puts what arrives into numbered files of a staging folder.</summary>
internal sealed class StageReceiver(string stage, IReadOnlyList<FileWrite> writes, IFileOperations operations, IProgress<ContentProgress>? moved) : IContentReceiver
{
    /// <summary>So many files are flushed one by one; more of them all at once.</summary>
    private const int FewFiles = 8;
    private const int BufferSize = 128 * 1024;
    private readonly string?[] _failures = new string?[writes.Count];
    private readonly ContentHash?[] _guards = new ContentHash?[writes.Count];
    private readonly bool[] _confirmed = new bool[writes.Count];
    private readonly string[] _paths = new string[writes.Count];
    private int _attempts;

    public string PathOf(int index) => _paths[index];

    public ContentHash? GuardOf(int index) => _guards[index];

    /// <summary>Why this write's content is not here; null where it is.</summary>
    public string? FailureOf(int index) => _failures[index] ?? (_confirmed[index] ? null : "it did not arrive whole");

    public async Task ReceiveAsync(int index, Stream content, CancellationToken cancellationToken)
    {
        _failures[index] = null;
        FileStream? file = null;
        Attempt(index, () =>
        {
            operations.CreateDirectory(stage);
            _paths[index] = Path.Combine(stage, _attempts++.ToString(CultureInfo.InvariantCulture));
            file = operations.CreateFile(_paths[index]);
        });
        long arrived = 0;
        byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            // What cannot be written is still read: the next content follows on the same stream.
            for (int read; (read = await content.ReadAsync(buffer, cancellationToken)) > 0;)
            {
                Attempt(index, () => file!.Write(buffer, 0, read));
                arrived += read;
                moved?.Report(new ContentProgress(read, 0));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
            if (_failures[index] is not null)
            {
                // The others may need the room that this one takes for nothing.
                file?.SetLength(0);
            }

            file?.Dispose();
        }

        if (writes.Count <= FewFiles)
        {
            Attempt(index, () => operations.Flush(_paths[index]));
        }

        // A header that was mapped on the way has another length than the one that was announced.
        moved?.Report(new ContentProgress(writes[index].Source.Length - arrived, 1));
    }

    /// <summary>Waits until all that has come in is on the disk: a name must not become visible before its content is durable.</summary>
    public void Flush()
    {
        if (writes.Count > FewFiles)
        {
            operations.FlushAll(stage);
        }
    }

    public void Confirm(int index, ContentHash content, ContentHash? guard)
    {
        _guards[index] = guard;
        _confirmed[index] = true;
    }

    public void Fail(int index, string reason) => _failures[index] = reason;

    /// <summary>Does something on our disk unless that failed before; how it fails is this file's failure only.</summary>
    private void Attempt(int index, Action action)
    {
        if (_failures[index] is not null)
        {
            return;
        }

        try
        {
            action();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _failures[index] = FileTrouble.Of(exception);
        }
    }
}
