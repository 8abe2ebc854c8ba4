using System.Collections.Immutable;
using SessionSync.Platform;
using SessionSync.Projects;

namespace SessionSync.Cli.Commands;

/// <summary>Which projects a command looks at.</summary>
internal static class ProjectScope
{
    /// <param name="repository">A path inside the project; null for the current directory.</param>
    /// <exception cref="SyncException">There is no such directory.</exception>
    public static ImmutableArray<LocalProject> Find(string? repository, HostEnvironment host) =>
        [LocalProject.Find(Path.GetFullPath(repository ?? ".", host.WorkingDirectory))];
}
