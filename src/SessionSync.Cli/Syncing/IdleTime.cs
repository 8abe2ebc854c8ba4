using System.Runtime.InteropServices;

namespace SessionSync.Cli.Syncing;

/// <summary>The time in which the processors would have nothing to do: once ssh has computed its keys, a connection is mostly waited for.</summary>
internal static partial class IdleTime
{
    private const int Niceness = 15;

    /// <summary>How long a processor is busy with one connection, here and on its way. Whoever works beside ssh slows it down, however
    /// low their priority: two processors may share the units of one core.</summary>
    private static readonly TimeSpan Handshake = TimeSpan.FromMilliseconds(90);

    /// <summary>Begins something that nobody waits for, on a thread that gets only the time that nobody else wants.</summary>
    public static void Use(Action work) => Use(work, TimeSpan.Zero);

    /// <summary>The same, after so many connections have been begun at once.</summary>
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
