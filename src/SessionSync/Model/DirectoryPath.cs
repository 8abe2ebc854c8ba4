namespace SessionSync.Model;

/// <summary>Splits paths found in records into segments, for the rules of Unix and Windows. Pure.</summary>
internal static class DirectoryPath
{
    /// <summary>The index of the last separator before an index, or -1.</summary>
    public static int LastSeparator(string path, int before)
    {
        int index = before - 1;
        while (index >= 0 && !IsSeparator(path, index))
        {
            index--;
        }

        return index;
    }

    /// <summary>A backslash separates only in paths of Windows: elsewhere it is a character of a name.</summary>
    public static bool IsSeparator(string path, int index) => path[index] == '/' || (path[index] == '\\' && IsWindows(path));

    /// <summary>A part of a path as a place, or null if it cannot be one.</summary>
    public static string? ToPlace(string path, int start, int end)
    {
        if (start >= end)
        {
            return null;
        }

        string place = path[start..end];
        if (IsWindows(path))
        {
            place = place.Replace('\\', '/');
        }

        return PathSegments.AreClean(place) ? place : null;
    }

    private static bool IsWindows(string path) =>
        path.StartsWith(@"\\", StringComparison.Ordinal)
        || (path.Length >= 3 && char.IsAsciiLetter(path[0]) && path[1] == ':' && path[2] == '\\');
}
