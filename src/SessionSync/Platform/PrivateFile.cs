using System.Text;

namespace SessionSync.Platform;

/// <summary>Files that only their owner may read, in directories that only their owner may enter.</summary>
public static class PrivateFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerOnlyDirectory = OwnerOnly | UnixFileMode.UserExecute;

    /// <summary>Makes a directory, and those above it that are not there yet.</summary>
    public static void CreateDirectory(string path)
    {
        if (Directory.Exists(path))
        {
            return;
        }

        // The mode is given to the last directory only: those above it are made one by one.
        if (Path.GetDirectoryName(path) is { Length: > 0 } above)
        {
            CreateDirectory(above);
        }

        Directory.CreateDirectory(path, OwnerOnlyDirectory);
    }

    /// <summary>Opens a file for writing, making it and its directory where there are none.</summary>
    public static FileStream Open(string path, FileMode mode, FileShare share)
    {
        CreateDirectory(Path.GetDirectoryName(path)!);
        return new FileStream(path, new FileStreamOptions { Mode = mode, Access = mode == FileMode.Append ? FileAccess.Write : FileAccess.ReadWrite, Share = share, UnixCreateMode = OwnerOnly });
    }

    /// <summary>Replaces a file in one step: whoever reads it sees the old content or the new one.</summary>
    /// <param name="isDurable">Also after a power cut.</param>
    public static void Replace(string path, string content, bool isDurable = true) => Replace(path, Encoding.UTF8.GetBytes(content), isDurable);

    /// <inheritdoc cref="Replace(string, string, bool)"/>
    public static void Replace(string path, ReadOnlySpan<byte> content, bool isDurable = true)
    {
        string temporary = $"{path}.{Path.GetRandomFileName()}";
        try
        {
            using (FileStream file = Open(temporary, FileMode.CreateNew, FileShare.None))
            {
                file.Write(content);
                file.Flush(flushToDisk: isDurable);
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
