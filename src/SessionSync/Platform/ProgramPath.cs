namespace SessionSync.Platform;

/// <summary>Looks a program up as a shell would: on the search path and nowhere else.</summary>
public static class ProgramPath
{
    private const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>The absolute path of a program; null where there is none.</summary>
    /// <param name="searchPath">The value of PATH. Directories that are not absolute are passed over: they mean another place in every
    /// directory, such as a checkout that somebody else filled.</param>
    public static string? Find(string program, string searchPath)
    {
        foreach (string directory in searchPath.Split(':', StringSplitOptions.RemoveEmptyEntries))
        {
            string path = Path.Combine(directory, program);
            if (Path.IsPathFullyQualified(directory) && File.Exists(path) && (File.GetUnixFileMode(path) & Executable) != UnixFileMode.None)
            {
                return path;
            }
        }

        return null;
    }
}
