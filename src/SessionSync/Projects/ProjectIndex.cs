namespace SessionSync.Projects;

/// <summary>Tells to which project of this machine a directory belongs that a session names; each is looked for once. Not for concurrent use.</summary>
public sealed class ProjectIndex
{
    private const int LongestPath = 4096;

    private readonly Dictionary<string, LocalProject?> _found = new(StringComparer.Ordinal);

    /// <summary>The project here; null for a directory of another machine, and for one that is gone and lay in no checkout.</summary>
    /// <param name="directory">As an agent wrote it down: any text.</param>
    public LocalProject? Find(string directory)
    {
        if (!_found.TryGetValue(directory, out LocalProject? project))
        {
            _found[directory] = project = IsPath(directory) ? Search(directory) : null;
        }

        return project;
    }

    /// <summary>Whether a directory belongs to a project: it lies in its checkout, in a worktree of it, or in another checkout of its repository.</summary>
    public bool Contains(LocalProject project, string directory) => Find(directory) is { } found
        ? found.Path == project.Path
            || (found.Repository is { } repository && repository == project.Repository)
            || (found.Repository is null && IsWithin(found.Path, project.Path))
        : IsPath(directory) && IsWithin(directory.TrimEnd('/'), project.Path);

    private static bool IsPath(string directory) =>
        directory.Length is > 0 and <= LongestPath && directory[0] == '/' && !directory.Contains('\0', StringComparison.Ordinal);

    private static bool IsWithin(string path, string top) =>
        path == top || path.StartsWith(top.EndsWith('/') ? top : top + "/", StringComparison.Ordinal);

    private static LocalProject? Search(string directory)
    {
        try
        {
            if (Directory.Exists(directory))
            {
                return LocalProject.Find(directory);
            }

            // Worktrees and subdirectories go away, and what was said in them stays.
            string? above = directory;
            while (above is not null && !Directory.Exists(above))
            {
                above = Path.GetDirectoryName(above);
            }

            LocalProject? project = above is null ? null : LocalProject.Find(above);
            return project is not null && Path.Exists(Path.Combine(project.Path, ".git")) ? project : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SyncException)
        {
            // A directory that does not let us in, or went away just now, is no checkout of ours.
            return null;
        }
    }
}
