using System.Runtime.InteropServices;

namespace SessionSync.Cli.Syncing;

/// <summary>The time in which the processors would have nothing to do: between bursts of ssh computing its keys, a connection is mostly
/// waited for.</summary>
internal static partial class IdleTime
{
    private const int Niceness = 15;

    /// <summary>Begins something that nobody waits for, on a thread that gets only the time that nobody else wants.</summary>
    public static void Use(Action work) => new Thread(() => RunBehindOthers(work)) { IsBackground = true }.Start();

    private static void RunBehindOthers(Action work)
    {
        // On Linux this is about the calling thread alone; elsewhere it would be about the whole process.
        if (OperatingSystem.IsLinux())
        {
            _ = SetPriority(which: 0, who: 0, Niceness);
        }

        work();
    }

    [LibraryImport("libc", EntryPoint = "setpriority")]
    private static partial int SetPriority(int which, int who, int priority);
}
