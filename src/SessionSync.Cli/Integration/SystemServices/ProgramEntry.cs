using System.Collections.Immutable;
using SessionSync.Platform;

namespace SessionSync.Cli.Integration.SystemServices;

/// <summary>Finds the path that starts this program now and after an update: what the user types, rather than what was built.</summary>
internal static class ProgramEntry
{
    private const string Name = "sync-sessions";

    /// <param name="processPath">What this process was started from.</param>
    /// <param name="baseDirectory">Where this program's own files lie.</param>
    /// <param name="searchPath">The user's PATH.</param>
    public static string Find(string? processPath, string baseDirectory, string searchPath)
    {
        string start = Launcher(baseDirectory)
            ?? (Path.GetFileName(processPath) == Name ? processPath! : Path.Combine(baseDirectory, Name));
        string real = RealPath.Of(start);
        IEnumerable<string> entries = searchPath.Split(':')
            .Where(Path.IsPathFullyQualified)
            .Append(Path.GetFullPath("../../../bin", baseDirectory)) // that of an installation whose folder is not on the PATH
            .Select(static folder => Path.Combine(folder, Name));
        return entries.FirstOrDefault(entry => File.Exists(entry) && RealPath.Of(entry) == real) ?? start;
    }

    /// <summary>The script that starts the program of an installation, or of a checkout, which it builds first where it has changed.</summary>
    private static string? Launcher(string baseDirectory)
    {
        ImmutableArray<string> launchers = ["../scripts", "../../scripts"];
        return launchers.Select(folder => Path.GetFullPath(Path.Combine(folder, Name), baseDirectory)).FirstOrDefault(File.Exists);
    }
}
