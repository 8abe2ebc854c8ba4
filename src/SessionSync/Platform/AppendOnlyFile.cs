using System.ComponentModel;
using System.Runtime.InteropServices;

namespace SessionSync.Platform;

/// <summary>A file opened so that the kernel itself puts every write at its end.</summary>
/// <remarks>.NET's own append mode writes at the offset where the end once was: what another process appended meanwhile would be
/// overwritten. With O_APPEND both appends land.</remarks>
internal sealed partial class AppendOnlyFile : IDisposable
{
    private const int WriteOnly = 1;
    private readonly int _descriptor;

    public AppendOnlyFile(string path)
    {
        // At the end, not inherited, and without waiting for whoever reads a pipe.
        _descriptor = Open(path, WriteOnly | (OperatingSystem.IsMacOS() ? 0x8 | 0x1000000 | 0x4 : 0x400 | 0x80000 | 0x800));
        if (_descriptor < 0)
        {
            throw LastError(path);
        }
    }

    /// <summary>How much was appended, in bytes, also by what failed in the end.</summary>
    public long Written { get; private set; }

    public void Append(ReadOnlySpan<byte> content)
    {
        while (!content.IsEmpty)
        {
            nint written = Write(_descriptor, content, content.Length);
            if (written < 0)
            {
                throw LastError("append");
            }

            Written += written;
            content = content[(int)written..];
        }
    }

    /// <summary>Waits until what was appended is on the disk.</summary>
    public void Flush()
    {
        if (Sync(_descriptor) < 0)
        {
            throw LastError("flush");
        }
    }

    public void Dispose() => _ = Close(_descriptor);

    private static IOException LastError(string what)
    {
        var error = new Win32Exception(Marshal.GetLastPInvokeError());
        return new IOException($"{what}: {error.Message}", error);
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint Write(int descriptor, ReadOnlySpan<byte> content, nint length);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
