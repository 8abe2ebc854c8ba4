namespace SessionSync.Model;

/// <summary>Converts between absolute directories and places: paths relative to a project. Pure.</summary>
internal static class ProjectPath
{
    /// <summary>The absolute path of a place of a project; one of a worktree beside it leads up first.</summary>
    public static string Of(string projectPath, string place) =>
        place.Length == 0 ? projectPath
        : place.StartsWith("..", StringComparison.Ordinal) ? Path.GetFullPath(place, projectPath)
        : projectPath.EndsWith('/') ? projectPath + place : projectPath + "/" + place;

    /// <summary>The place of a directory: empty for the project itself, null for one outside of it.</summary>
    public static string? PlaceOf(string projectPath, string directory)
    {
        if (directory == projectPath)
        {
            return "";
        }

        int length = projectPath.EndsWith('/') ? projectPath.Length - 1 : projectPath.Length;
        bool isBelow = directory.Length > length + 1
            && directory.AsSpan(0, length).SequenceEqual(projectPath.AsSpan(0, length))
            && DirectoryPath.IsSeparator(directory, length);
        return isBelow ? DirectoryPath.ToPlace(directory, length + 1, directory.Length) : null;
    }
}
