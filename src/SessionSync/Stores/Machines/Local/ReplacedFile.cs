using SessionSync.Model.Sessions;
using SessionSync.Platform;

namespace SessionSync.Stores.Machines.Local;

/// <summary>A file whose place another takes, held open: an agent that had opened it before may still write to it.</summary>
internal sealed class ReplacedFile : IDisposable
{
    private readonly FileStream _file;
    private readonly string _path;
    private readonly FileStamp _expected;
    private readonly IFileOperations _operations;
    private long _length;

    /// <param name="expected">What the file is to be, to be replaced.</param>
    public ReplacedFile(string path, FileStamp expected, IFileOperations operations)
    {
        _file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        _path = path;
        _expected = expected;
        _operations = operations;
        _length = expected.Size;
    }

    /// <summary>Whether it is what it is to be now.</summary>
    public bool IsAsExpected =>
        new FileStamp(RandomAccess.GetLength(_file.SafeFileHandle), new DateTimeOffset(File.GetLastWriteTimeUtc(_file.SafeFileHandle)).ToUnixTimeSeconds()) == _expected;

    /// <summary>Appends to the file that took its place what it has grown by since.</summary>
    public void BringAfter() => _length = _operations.BringAfter(_file, _length, _path);

    /// <summary>Gives its content the place again.</summary>
    /// <param name="staged">A path beside its place, where there is nothing.</param>
    public void PutBack(string staged)
    {
        using (FileStream copy = _operations.CreateFile(staged))
        {
            _file.Position = 0;
            _file.CopyTo(copy);
        }

        _operations.MoveOver(staged, _path);
    }

    /// <summary>It need not be looked at again.</summary>
    public void Forget() => _file.Dispose();

    public void Dispose()
    {
        try
        {
            BringAfter();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The file is gone by now, or the disk is full: the agent's own write would fare no better.
        }

        _file.Dispose();
    }
}
