using System.Runtime.InteropServices;

namespace SessionSync.Cli.Startup;

/// <summary>The time in which the processors would have nothing to do: once ssh has computed its keys, a connection is mostly waited for.</summary>
internal static partial class IdleTime
{
    private const int Niceness = 15;

    /// <summary>The processor time that one connection takes, and some room: a key exchange that resists quantum computers takes some 60 ms. Whoever works
    /// beside eight of them on two processors makes them longer, at the lowest priority, too.</summary>
    private static readonly TimeSpan Handshake = TimeSpan.FromMilliseconds(120);

    /// <summary>Begins something that nobody waits for, on a thread that gets only the time that nobody else wants, after so many
    /// connections have been begun at once.</summary>
    public static void UseAfterHandshakes(int connections, Action work) => Use(work, Handshake * connections / Environment.ProcessorCount);

    private static void Use(Action work, TimeSpan pause) => new Thread(() => RunBehindOthers(work, pause)) { IsBackground = true }.Start();

    private static void RunBehindOthers(Action work, TimeSpan pause)
    {
        Thread.Sleep(pause);

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
