using SessionSync.Platform;

namespace SessionSync.IntegrationTests.Failures;

/// <summary>Real file operations, of which one goes wrong: the disk refuses it, or everything ends there and then.</summary>
internal sealed class FaultyFileOperations(int failing, bool isCrash) : IFileOperations
{
    private readonly FileOperations _real = new();
    private int _count;

    /// <summary>Whether the run came as far as the operation that goes wrong.</summary>
    public bool WasReached => Volatile.Read(ref _count) >= failing;

    public void CreateDirectory(string path)
    {
        Pass();
        _real.CreateDirectory(path);
    }

    public FileStream CreateFile(string path)
    {
        Pass();
        return _real.CreateFile(path);
    }

    public void Flush(string path)
    {
        Pass();
        _real.Flush(path);
    }

    public void FlushAll(string directory)
    {
        Pass();
        _real.FlushAll(directory);
    }

    public void SetModified(string path, DateTimeOffset modified)
    {
        Pass();
        _real.SetModified(path, modified);
    }

    public void MoveNew(string from, string to)
    {
        Pass();
        _real.MoveNew(from, to);
    }

    public void MoveOver(string from, string to)
    {
        Pass();
        _real.MoveOver(from, to);
    }

    public void AppendFrom(string tail, string path)
    {
        Pass();
        _real.AppendFrom(tail, path);
    }

    public long BringAfter(FileStream replaced, long from, string path)
    {
        Pass();
        return _real.BringAfter(replaced, from, path);
    }

    public void DeleteDirectory(string path)
    {
        Pass();
        _real.DeleteDirectory(path);
    }

    private void Pass()
    {
        int number = Interlocked.Increment(ref _count);
        if (isCrash && number >= failing)
        {
            // After a crash nobody cleans up either.
            throw new CrashException();
        }

        if (number == failing)
        {
            throw new IOException("No space left on device (as the test wants it)");
        }
    }
}
