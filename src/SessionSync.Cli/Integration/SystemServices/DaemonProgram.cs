using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace SessionSync.Cli.Integration.SystemServices;

/// <summary>The program that sweeps again and again. It is one of its own, beside this one: with what schedules and logs in it, every
/// other command would start later.</summary>
internal static class DaemonProgram
{
    private const string Name = "sync-sessions-daemon";

    /// <summary>The words before its arguments.</summary>
    /// <param name="folder">Where this program's own files lie.</param>
    /// <exception cref="SyncException">It is not there.</exception>
    public static ImmutableArray<string> Find(string folder)
    {
        string program = Path.Combine(folder, Name);
        string library = $"{program}.dll";
        if (File.Exists(program))
        {
            return [program];
        }

        // A package for `dotnet tool install` has no programs of its own, as it is for every system.
        return File.Exists(library)
            ? [Path.GetFullPath("../../../dotnet", RuntimeEnvironment.GetRuntimeDirectory()), library]
            : throw new SyncException(
                FailureKind.Failed, "The daemon is not installed", $"There is no {Name} beside this program, in {folder}",
                "Put it there: both are in the release, and scripts/install installs both", "Sweep by a timer, which needs no daemon: sync-sessions service install");
    }
}
