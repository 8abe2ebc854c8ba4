using System.Runtime.InteropServices;

namespace SessionSync.Platform;

/// <summary>Lock files that a process holds, as the kernel tells. To try a lock would take it for a moment from whoever wants it.</summary>
internal static partial class HeldLocks
{
    private const string Table = "/proc/locks";
    private const int CurrentDirectory = -100;
    private const int NoFollow = 0x100;
    private const uint Inode = 0x100;
    private const int InodeOffset = 32;
    private const int StatusSize = 256;

    /// <summary>Those of the files that are held. Where nobody tells, all that are there may be held: what is written while a client has it
    /// open is damaged, and what is left alone waits.</summary>
    public static IEnumerable<string> Among(IReadOnlyList<string> files, string table = Table)
    {
        string? locks = files.Count == 0 ? "" : ReadTable(table);

        // A kind of lock is as good as another, and so is a device: that two files share a number is no reason to write.
        return files.Where(file => InodeOf(file) is { } inode && locks is not null ? locks.Contains($":{inode} ", StringComparison.Ordinal) : File.Exists(file));
    }

    private static string? ReadTable(string table)
    {
        try
        {
            return File.ReadAllText(table);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static ulong? InodeOf(string path)
    {
        try
        {
            Span<byte> status = stackalloc byte[StatusSize];
            return OperatingSystem.IsLinux() && Status(CurrentDirectory, path, NoFollow, Inode, status) == 0 ? MemoryMarshal.Read<ulong>(status[InodeOffset..]) : null;
        }
        catch (EntryPointNotFoundException)
        {
            // An old C library has no such call.
            return null;
        }
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Status(int directory, string path, int flags, uint mask, Span<byte> status);
}
