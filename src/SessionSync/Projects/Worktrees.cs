using System.Collections.Immutable;
using SessionSync.Platform;

namespace SessionSync.Projects;

/// <summary>Finds the directories that one git repository is checked out in, by its own files: a checkout, and the worktrees that are linked to it.</summary>
public static class Worktrees
{
    /// <summary>More than anybody has; who made more is hostile.</summary>
    private const int Most = 200;

    /// <summary>The other directories that a project's repository is checked out in: absolute, without links, existing, in order. What lies in the project itself
    /// is a part of it and not among them.</summary>
    public static ImmutableArray<string> BesideOf(LocalProject project)
    {
        try
        {
            return GitDirectoryOf(project.Path) is { } git ? [.. Find(git).Where(directory => !IsWithin(directory, project.Path)).Distinct().Order(StringComparer.Ordinal).Take(Most)] : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What git would not be let into either is no checkout of ours.
            return [];
        }
    }

    /// <summary>The git directory that all worktrees share; null where there is no checkout.</summary>
    private static string? GitDirectoryOf(string top)
    {
        string git = Path.Combine(top, ".git");
        return Directory.Exists(git) ? RealPath.Of(git) : File.Exists(git) ? GitConfiguration.CommonDirectoryOf(git) : null;
    }

    private static IEnumerable<string> Find(string git)
    {
        if (GitConfiguration.MainCheckoutOf(git) is { } main && Directory.Exists(main))
        {
            yield return RealPath.Of(main);
        }

        string linked = Path.Combine(git, "worktrees");
        foreach (string worktree in Directory.Exists(linked) ? Directory.EnumerateDirectories(linked) : [])
        {
            // It names the worktree's own .git, which leads back here.
            string link = Path.Combine(worktree, "gitdir");
            string named = File.Exists(link) ? (File.ReadLines(link).FirstOrDefault() ?? "").Trim() : "";
            string? directory = named.Length == 0 ? null : Path.GetDirectoryName(Path.GetFullPath(named, worktree));
            if (directory is not null && File.Exists(Path.Combine(directory, ".git")) && GitConfiguration.CommonDirectoryOf(Path.Combine(directory, ".git")) == git)
            {
                yield return RealPath.Of(directory);
            }
        }
    }

    private static bool IsWithin(string path, string top) => path == top || path.StartsWith(top + "/", StringComparison.Ordinal);
}
