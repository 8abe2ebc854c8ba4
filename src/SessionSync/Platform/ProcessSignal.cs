using System.Runtime.InteropServices;

namespace SessionSync.Platform;

/// <summary>Sends a process the polite request to end, which .NET has no call for.</summary>
internal static partial class ProcessSignal
{
    private const int Terminate = 15;

    public static void RequestEnd(int processId)
    {
        // The process may be gone already; then there is nobody left to ask.
        _ = Kill(processId, Terminate);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int processId, int signal);
}
