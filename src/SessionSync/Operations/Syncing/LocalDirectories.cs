using System.Collections.Immutable;
using SessionSync.Agents;
using SessionSync.Agents.Contracts;
using SessionSync.Projects;
using SessionSync.Stores;
using SessionSync.Stores.Machines.Local;

namespace SessionSync.Operations.Syncing;

/// <summary>The directories of this machine whose sessions belong to one project.</summary>
internal static class LocalDirectories
{
    /// <summary>Worktrees of the project's repository that lie elsewhere, and other clones of it that are known, with theirs. A project that was never synced before
    /// has its clones looked for among all directories that sessions were had in, which takes reading all of them.</summary>
    public static DirectoriesBeside BesideOf(LocalProject project, string stateDirectory, AgentHome home, TimeProvider clock)
    {
        var index = new ProjectIndex();
        if (project.Repository is not null && !KnownProjects.Knows(stateDirectory, project.Path))
        {
            foreach (LocalProject clone in ClonesOf(project, AgentCatalog.All.SelectMany(agent => new SessionDirectories(agent, home).Read()), index))
            {
                KnownProjects.Remember(stateDirectory, clone.Path, clock.GetUtcNow());
            }
        }

        IEnumerable<string> clones = ClonesOf(project, KnownProjects.List(stateDirectory), index)
            .SelectMany(static clone => (IEnumerable<string>)[clone.Path, .. Worktrees.BesideOf(clone)]);
        ImmutableArray<string> all = [.. Worktrees.BesideOf(project).Concat(clones).Distinct(StringComparer.Ordinal)];
        return new DirectoriesBeside([.. all.Where(directory => !IsWithin(directory, project.Path) && !all.Any(other => other != directory && IsWithin(directory, other)))]);
    }

    private static IEnumerable<LocalProject> ClonesOf(LocalProject project, IEnumerable<string> directories, ProjectIndex index) => project.Repository is null
        ? []
        : directories.Where(Directory.Exists).Select(index.Find).OfType<LocalProject>()
            .Where(other => other.Repository == project.Repository && other.Path != project.Path)
            .DistinctBy(static other => other.Path);

    private static bool IsWithin(string path, string top) => path == top || path.StartsWith(top + "/", StringComparison.Ordinal);
}
