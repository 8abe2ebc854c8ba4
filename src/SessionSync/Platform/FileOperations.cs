namespace SessionSync.Platform;

/// <summary>Changes files for real.</summary>
internal sealed class FileOperations : IFileOperations
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const int GrowthSize = 1024 * 1024;

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

    public void AppendFrom(string tail, string path) => TailAppend.Run(tail, path);

    public long BringAfter(FileStream replaced, long from, string path)
    {
        byte[] piece = new byte[GrowthSize];
        for (int read; (read = RandomAccess.Read(replaced.SafeFileHandle, piece, from)) > 0; from += read)
        {
            using var target = new AppendOnlyFile(path);
            ReadOnlySpan<byte> grown = piece.AsSpan(0, read);
            target.Append(EndsWithLine(path) ? grown : [(byte)'\n', .. grown]);
        }

        return from;
    }

    public void DeleteDirectory(string path) => Directory.Delete(path, recursive: true);

    private static bool EndsWithLine(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        if (file.Length == 0)
        {
            return true;
        }

        file.Position = file.Length - 1;
        return file.ReadByte() == '\n';
    }
}
