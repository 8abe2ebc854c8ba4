using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SessionSync.Cli.Startup;

/// <summary>Ends the process without taking the runtime down piece by piece, which takes milliseconds and has nothing left to do: all
/// streams are written through, all children have ended.</summary>
internal static partial class QuickExit
{
    public static void With(int code)
    {
        // Only an orderly end removes the sockets that the runtime makes for debuggers; our launchers have it make none, and compiled
        // natively there are none.
        if (RuntimeFeature.IsDynamicCodeSupported && Environment.GetEnvironmentVariable("DOTNET_EnableDiagnostics") != "0")
        {
            Environment.Exit(code);
        }

        ExitAtOnce(code);
    }

    [LibraryImport("libc", EntryPoint = "_exit")]
    private static partial void ExitAtOnce(int code);
}
