using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace SessionSync.Platform;

/// <summary>Flushes a whole file system, which .NET has no call for.</summary>
internal static partial class FileSystemFlush
{
    private const int ReadOnly = 0;

    /// <summary>Waits until all that was written to the directory's file system is on the disk.</summary>
    public static void Of(string directory)
    {
        if (!OperatingSystem.IsLinux())
        {
            FlushEach(directory);
            return;
        }

        int descriptor = Open(directory, ReadOnly);
        if (descriptor < 0)
        {
            throw LastError(directory);
        }

        using var handle = new SafeFileHandle(descriptor, ownsHandle: true);
        if (SyncFileSystem(descriptor) < 0)
        {
            throw LastError(directory);
        }
    }

    private static void FlushEach(string directory)
    {
        foreach (string path in Directory.EnumerateFiles(directory))
        {
            using SafeFileHandle file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
            RandomAccess.FlushToDisk(file);
        }
    }

    private static IOException LastError(string path)
    {
        var error = new Win32Exception(Marshal.GetLastPInvokeError());
        return new IOException($"{path}: {error.Message}", error);
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "syncfs", SetLastError = true)]
    private static partial int SyncFileSystem(int descriptor);
}
