using System.Collections.Immutable;
using SessionSync.Configuration;
using SessionSync.Operations.Sweeping;
using SessionSync.Platform;
using SessionSync.Projects;

namespace SessionSync.Cli.Commands;

/// <summary>Which projects a command looks at.</summary>
internal static class ProjectScope
{
    /// <summary>The project that one stands in; outside of any repository, or when all are wanted, every project known here, that one first.</summary>
    /// <param name="repository">A path inside the project; null for the current directory.</param>
    /// <exception cref="SyncException">There is no such directory.</exception>
    public static ImmutableArray<LocalProject> Find(string? repository, bool all, HostEnvironment host)
    {
        LocalProject current = LocalProject.Find(Path.GetFullPath(repository ?? ".", host.WorkingDirectory));
        if (!all && (repository is not null || current.Repository is not null))
        {
            return [current];
        }

        ImmutableArray<LocalProject> known = new LocalProjects(host, Settings.Default).Known;
        bool isProject = current.Repository is not null || known.Contains(current);
        return [.. (isProject ? known.Prepend(current) : known).Distinct()];
    }
}
