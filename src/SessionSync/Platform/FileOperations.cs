namespace SessionSync.Platform;

/// <summary>Changes files for real.</summary>
internal sealed class FileOperations : IFileOperations
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const int PieceSize = 4 * 1024 * 1024;

    public void CreateDirectory(string path) => PrivateFile.CreateDirectory(path);

    public FileStream CreateFile(string path) => new(
        path,
        new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = OwnerOnly, BufferSize = 0 });

    public void Flush(string path)
    {
        using Microsoft.Win32.SafeHandles.SafeFileHandle file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(file);
    }

    public void FlushAll(string directory) => FileSystemFlush.Of(directory);

    public void SetModified(string path, DateTimeOffset modified) => File.SetLastWriteTimeUtc(path, modified.UtcDateTime);

    public void MoveNew(string from, string to) => File.Move(from, to, overwrite: false);

    public void MoveOver(string from, string to) => File.Move(from, to, overwrite: true);

    public void AppendFrom(string tail, string path)
    {
        long before = new FileInfo(path).Length;
        long appended = 0;
        try
        {
            using var source = new FileStream(tail, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            using var target = new AppendOnlyFile(path);
            byte[] piece = new byte[(int)Math.Min(PieceSize, Math.Max(1, source.Length))];
            for (int read; (read = source.ReadAtLeast(piece, piece.Length, throwOnEndOfStream: false)) > 0;)
            {
                target.Append(piece.AsSpan(0, read));
                appended += read;
            }

            target.Flush();
        }
        catch (IOException)
        {
            TakeOff(path, before, appended);
            throw;
        }
    }

    public void DeleteDirectory(string path) => Directory.Delete(path, recursive: true);

    /// <summary>Cuts the file back to what it was, unless somebody else wrote to it as well.</summary>
    private static void TakeOff(string path, long before, long appended)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Write);
        if (file.Length > before && file.Length <= before + appended + PieceSize)
        {
            file.SetLength(before);
        }
    }
}
