using System.Collections.Immutable;
using SessionSync.Agents;
using SessionSync.Agents.Contracts;
using SessionSync.Projects;
using SessionSync.Stores.Machines.Layout;
using SessionSync.Stores.Machines.Local;

namespace SessionSync.Operations.Syncing;

/// <summary>The directories of this machine whose sessions belong to one project.</summary>
internal static class LocalDirectories
{
    /// <summary>As many that are gone are looked into at most, the latest first.</summary>
    private const int MostGone = 100;

    /// <summary>Worktrees of the project's repository that lie elsewhere, other clones of it that are known, with theirs, and directories that were one or the other once
    /// and are gone: renamed, or removed. A project that was never synced before has its clones looked for among all directories that sessions were held in, which takes
    /// reading all of them.</summary>
    public static DirectoriesBeside BesideOf(LocalProject project, string stateDirectory, AgentHome home, TimeProvider clock)
    {
        var index = new ProjectIndex();
        if (project.Repository is not null && !KnownProjects.Knows(stateDirectory, project.Path))
        {
            SessionDirectories[] agents = [.. AgentCatalog.All.Select(agent => new SessionDirectories(agent, home))];
            string[] directories = [.. agents.SelectMany(static agent => agent.Read())];
            string? likely = FormerCheckout.MostLikely(project.Path, project.Repository.Value);
            IEnumerable<LocalProject> former = directories.Append(agents.Any(agent => agent.HasFolderOf(likely)) ? likely : null).OfType<string>()
                .Where(directory => FormerCheckout.IsLikely(directory, project.Path, project.Repository.Value) && !Path.Exists(directory))
                .Select(directory => project with { Path = directory });
            foreach (LocalProject one in ClonesOf(project, directories, index).Concat(former))
            {
                KnownProjects.Remember(stateDirectory, one, clock.GetUtcNow());
            }
        }

        IReadOnlyList<LocalProject> known = KnownProjects.List(stateDirectory);
        ImmutableArray<string> present =
        [
            .. Worktrees.BesideOf(project)
                .Concat(ClonesOf(project, known.Select(static one => one.Path), index).SelectMany(static clone => (IEnumerable<string>)[clone.Path, .. Worktrees.BesideOf(clone)]))
                .Distinct(StringComparer.Ordinal),
        ];
        RememberAll(project, present, known, stateDirectory, clock);
        ImmutableArray<string> all = [.. present, .. GoneOf(project, known)];
        return new DirectoriesBeside([.. all.Where(directory => !IsWithin(directory, project.Path) && !all.Any(other => other != directory && IsWithin(directory, other)))]);
    }

    /// <summary>When they are gone, nothing else tells whose they were.</summary>
    private static void RememberAll(LocalProject project, IEnumerable<string> directories, IReadOnlyList<LocalProject> known, string stateDirectory, TimeProvider clock)
    {
        foreach (string directory in project.Repository is null ? [] : directories.Except(known.Select(static one => one.Path)))
        {
            KnownProjects.Remember(stateDirectory, project with { Path = directory }, clock.GetUtcNow());
        }
    }

    private static IEnumerable<string> GoneOf(LocalProject project, IReadOnlyList<LocalProject> known) => project.Repository is null
        ? []
        : known.Where(one => one.Repository == project.Repository && !Path.Exists(one.Path)).Select(static one => one.Path).Take(MostGone);

    private static IEnumerable<LocalProject> ClonesOf(LocalProject project, IEnumerable<string> directories, ProjectIndex index) => project.Repository is null
        ? []
        : directories.Where(Directory.Exists).Select(index.Find).OfType<LocalProject>()
            .Where(other => other.Repository == project.Repository && other.Path != project.Path)
            .DistinctBy(static other => other.Path);

    private static bool IsWithin(string path, string top) => path == top || path.StartsWith(top + "/", StringComparison.Ordinal);
}
