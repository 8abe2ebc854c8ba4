using System.Collections.Immutable;

namespace SessionSync.Cli.Integration.SystemServices;

/// <summary>How this program is started once more.</summary>
internal static class OwnProgram
{
    /// <summary>The words before its arguments.</summary>
    public static ImmutableArray<string> Command()
    {
        string process = Environment.ProcessPath ?? throw new InvalidOperationException("This process has no path");
        return Path.GetFileNameWithoutExtension(process) == "dotnet" ? [process, Path.Combine(AppContext.BaseDirectory, "sync-sessions.dll")] : [process];
    }
}
