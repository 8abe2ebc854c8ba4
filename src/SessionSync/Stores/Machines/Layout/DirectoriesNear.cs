using System.Collections.Immutable;
using SessionSync.Agents.Contracts;
using SessionSync.Model.Sessions;

namespace SessionSync.Stores.Machines.Layout;

/// <summary>Files of sessions that no project has any more: held in directories beside this one that are called much like it, as worktrees are and a checkout
/// that was renamed for a time. Where such a directory is gone, nothing else will ever sync them. Pure.</summary>
/// <param name="byDirectory">The files by the directory, which may be there.</param>
internal sealed class DirectoriesNear(ImmutableDictionary<string, ImmutableArray<UnplacedFile>> byDirectory)
{
    public IEnumerable<string> Directories => byDirectory.Keys;

    /// <summary>Finds them among files that the project has not.</summary>
    public static DirectoriesNear In(IAgent agent, string project, IEnumerable<ListedFile> others)
    {
        int parent = project.LastIndexOf('/') + 1;
        return new DirectoriesNear(others
            .Where(file => agent.WorkingDirectoryOf(file) is { } directory && IsNear(directory, project))
            .GroupBy(file => TopOf(agent.WorkingDirectoryOf(file)!, parent))
            .ToImmutableDictionary(static group => group.Key, static group => group.Select(file => file.ToUnplaced() with { GoneDirectory = group.Key }).ToImmutableArray()));
    }

    /// <summary>The files of those that are gone.</summary>
    public IEnumerable<UnplacedFile> FilesOf(IEnumerable<string> gone) => gone.Where(byDirectory.ContainsKey).SelectMany(directory => byDirectory[directory]);

    /// <summary>A number or a word is added to the name, behind a dash or another mark.</summary>
    private static bool IsNear(string directory, string project) =>
        directory.Length > project.Length && directory.StartsWith(project, StringComparison.Ordinal) && directory[project.Length] != '/' && !char.IsLetter(directory[project.Length]);

    private static string TopOf(string directory, int parent)
    {
        int slash = directory.IndexOf('/', parent);
        return slash < 0 ? directory : directory[..slash];
    }
}
