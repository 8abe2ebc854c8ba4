using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace SessionSync.Platform;

/// <summary>The facts about a file that the framework does not tell: its type, its owner and its identity. Links are followed.</summary>
/// <param name="Device">Together with the inode this names a file or folder, whatever paths lead to it.</param>
internal readonly partial record struct FileStatus(ulong Device, ulong Inode, uint Owner, uint Mode)
{
    private const int CurrentDirectory = -100;
    private const int EmptyPath = 0x1000;
    private const uint TypeModeOwnerInode = 0x1 | 0x2 | 0x8 | 0x100;
    private const int StatusSize = 256;
    private const uint TypeMask = 0xF000;
    private const uint RegularType = 0x8000;

    public bool IsRegular => (Mode & TypeMask) == RegularType;

    /// <summary>Whether it belongs to whoever runs this.</summary>
    public bool IsOwn => Owner == EffectiveUser();

    /// <summary>Null where there is nothing, or where the system does not tell.</summary>
    public static FileStatus? Of(string path)
    {
        Span<byte> status = stackalloc byte[StatusSize];
        try
        {
            return OperatingSystem.IsLinux() ? Read(StatusX(CurrentDirectory, path, 0, TypeModeOwnerInode, status), status) : OfMac(path, status);
        }
        catch (EntryPointNotFoundException)
        {
            // An old C library has no such call.
            return null;
        }
    }

    /// <summary>The same of an open file.</summary>
    public static FileStatus? Of(SafeFileHandle file)
    {
        Span<byte> status = stackalloc byte[StatusSize];
        try
        {
            return OperatingSystem.IsLinux() ? Read(StatusX(file, "", EmptyPath, TypeModeOwnerInode, status), status) : null;
        }
        catch (EntryPointNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Linux: struct statx of statx(2).</summary>
    private static FileStatus? Read(int result, ReadOnlySpan<byte> status) => result != 0
        ? null
        : new FileStatus(
            ((ulong)MemoryMarshal.Read<uint>(status[136..]) << 32) | MemoryMarshal.Read<uint>(status[140..]),
            MemoryMarshal.Read<ulong>(status[32..]),
            MemoryMarshal.Read<uint>(status[20..]),
            MemoryMarshal.Read<ushort>(status[28..]));

    /// <summary>macOS: struct stat of stat(2), with inodes of 64 bits. That call has two names there, and none of them everywhere: it is looked up.</summary>
    private static unsafe FileStatus? OfMac(string path, Span<byte> status)
    {
        string name = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? "stat$INODE64" : "stat";
        if (!OperatingSystem.IsMacOS() || !NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), name, out nint call))
        {
            return null;
        }

        fixed (byte* text = Encoding.UTF8.GetBytes(path + '\0'))
        {
            fixed (byte* found = status)
            {
                if (((delegate* unmanaged<byte*, byte*, int>)call)(text, found) != 0)
                {
                    return null;
                }
            }
        }

        return new FileStatus(
            MemoryMarshal.Read<uint>(status),
            MemoryMarshal.Read<ulong>(status[8..]),
            MemoryMarshal.Read<uint>(status[16..]),
            MemoryMarshal.Read<ushort>(status[4..]));
    }

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint EffectiveUser();

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatusX(int directory, string path, int flags, uint mask, Span<byte> status);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int StatusX(SafeFileHandle file, string path, int flags, uint mask, Span<byte> status);
}
