using System.Collections.Immutable;
using SessionSync.Operations.Syncing;
using SessionSync.Projects;
using SessionSync.Stores;

namespace SessionSync.Cli.Syncing;

/// <summary>The directories of this machine whose sessions belong to one project.</summary>
internal static class LocalDirectories
{
    /// <summary>Worktrees of the project's repository that lie elsewhere, and other clones of it that were synced before, with theirs.</summary>
    public static DirectoriesBeside BesideOf(LocalProject project, string stateDirectory)
    {
        var index = new ProjectIndex();
        IEnumerable<string> clones = project.Repository is null ? [] : KnownProjects.List(stateDirectory).Where(Directory.Exists).Select(index.Find).OfType<LocalProject>()
            .Where(other => other.Repository == project.Repository && other.Path != project.Path)
            .SelectMany(static other => (IEnumerable<string>)[other.Path, .. Worktrees.BesideOf(other)]);
        ImmutableArray<string> all = [.. Worktrees.BesideOf(project).Concat(clones).Distinct(StringComparer.Ordinal)];
        return new DirectoriesBeside([.. all.Where(directory => !IsWithin(directory, project.Path) && !all.Any(other => other != directory && IsWithin(directory, other)))]);
    }

    private static bool IsWithin(string path, string top) => path == top || path.StartsWith(top + "/", StringComparison.Ordinal);
}
