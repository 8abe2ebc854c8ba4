using SessionSync.Model.Sessions;
using SessionSync.Platform;
using SessionSync.Stores;

namespace SessionSync.Sync.Execution;

/// <summary>Puts each range that arrives into a file of its own.</summary>
internal sealed class FileReceiver(IReadOnlyList<string> paths) : IContentReceiver
{
    private const int BufferSize = 128 * 1024;
    private readonly string?[] _failures = new string?[paths.Count];
    private readonly bool[] _confirmed = new bool[paths.Count];

    /// <summary>Why a range is not in its file; null where it is.</summary>
    public string? FailureOf(int index) => _failures[index] ?? (_confirmed[index] ? null : "it did not arrive whole");

    public async Task ReceiveAsync(int index, Stream content, CancellationToken cancellationToken)
    {
        _failures[index] = null;
        FileStream? file = null;
        Attempt(index, () => file = PrivateFile.Open(paths[index], FileMode.Create, FileShare.None));
        byte[] buffer = new byte[BufferSize];
        try
        {
            // What cannot be written is still read: the next content follows on the same stream.
            for (int read; (read = await content.ReadAsync(buffer, cancellationToken)) > 0;)
            {
                Attempt(index, () => file!.Write(buffer, 0, read));
            }
        }
        finally
        {
            Close(index, file);
        }
    }

    public void Confirm(int index, ContentHash content, ContentHash? guard) => _confirmed[index] = true;

    public void Fail(int index, string reason) => _failures[index] = reason;

    /// <summary>Closes a file. What is still in its buffer is written only now, so this may fail, too.</summary>
    private void Close(int index, FileStream? file)
    {
        try
        {
            file?.Dispose();
        }
        catch (IOException exception)
        {
            _failures[index] ??= FileTrouble.Of(exception);
        }
    }

    /// <summary>Does something on our disk unless that failed before; how it fails is this range's failure only.</summary>
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
