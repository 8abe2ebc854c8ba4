using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace SessionSync.Platform;

/// <summary>Opens for reading what other programs made, and nothing that only has the name of a file: opening a pipe waits for
/// somebody to write, and a device may have no end.</summary>
internal static partial class RegularFile
{
    private const int NotPermitted = 1;
    private const int NoSuchFile = 2;
    private const int Interrupted = 4;
    private const int AccessDenied = 13;

    /// <summary>The file from its start, whatever other processes do with it meanwhile.</summary>
    /// <exception cref="IOException">It is not there, is no regular file, or cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static FileStream Open(string path)
    {
        var handle = new SafeFileHandle(OpenDescriptor(path), ownsHandle: true);
        try
        {
            if (FileStatus.Of(handle) is { IsRegular: false })
            {
                throw new IOException($"{path} is no regular file");
            }

            var file = new FileStream(handle, FileAccess.Read, bufferSize: 0);
            return file.CanSeek ? file : throw new IOException($"{path} is no regular file");
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    /// <summary>Whether an entry of a folder that is neither a folder nor a link is a file. Whatever is not has no length, so others need not be asked about.</summary>
    public static bool Is(string path) => FileStatus.Of(path) is not { IsRegular: false };

    private static nint OpenDescriptor(string path)
    {
        // Read only, without waiting for a writer, not inherited, never a terminal of ours.
        int flags = OperatingSystem.IsMacOS() ? 0x4 | 0x1000000 | 0x20000 : 0x800 | 0x80000 | 0x100;
        while (true)
        {
            nint descriptor = OpenFile(path, flags);
            if (descriptor >= 0)
            {
                return descriptor;
            }

            int error = Marshal.GetLastPInvokeError();
            if (error != Interrupted)
            {
                throw ErrorOf(path, error);
            }
        }
    }

    private static Exception ErrorOf(string path, int error) => error switch
    {
        NoSuchFile => new FileNotFoundException($"There is no {path}", path),
        NotPermitted or AccessDenied => new UnauthorizedAccessException($"{path} may not be read"),
        _ => new IOException($"{path}: {new Win32Exception(error).Message}"),
    };

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenFile(string path, int flags);
}
