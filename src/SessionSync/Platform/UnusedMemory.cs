using System.Runtime.InteropServices;

namespace SessionSync.Platform;

/// <summary>Gives back what this process holds and does not use, for one that then waits for long.</summary>
public static partial class UnusedMemory
{
    public static void Release()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        try
        {
            // What compiling needed is most of it: glibc keeps that for itself.
            _ = Trim(0);
        }
        catch (EntryPointNotFoundException)
        {
            // Other C libraries keep less, and have no such call.
        }
    }

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    private static partial int Trim(nuint kept);
}
