using System.Runtime.InteropServices;

namespace SessionSync.Cli.Integration.SystemServices;

/// <summary>The user that this process runs as, by the number that service managers know users by.</summary>
internal static partial class CurrentUser
{
    public static uint Id => GetUserId();

    [LibraryImport("libc", EntryPoint = "getuid")]
    private static partial uint GetUserId();
}
