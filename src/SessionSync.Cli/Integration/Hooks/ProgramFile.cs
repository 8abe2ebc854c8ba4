using SessionSync.Platform;

namespace SessionSync.Cli.Integration.Hooks;

/// <summary>Programs that are put in place for one user.</summary>
internal static class ProgramFile
{
    private const UnixFileMode OwnerProgram = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Returns whether it was another one, or not there.</summary>
    public static bool Write(string path, byte[] content)
    {
        if (File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(content) && File.GetUnixFileMode(path) == OwnerProgram)
        {
            return false;
        }

        // Beside it and then in its place: a program that runs is read while it does.
        string staged = $"{path}.{Path.GetRandomFileName()}";
        try
        {
            using (FileStream stream = PrivateFile.Open(staged, FileMode.CreateNew, FileShare.None))
            {
                stream.Write(content);
                File.SetUnixFileMode(stream.SafeFileHandle, OwnerProgram);
            }

            File.Move(staged, path, overwrite: true);
        }
        finally
        {
            File.Delete(staged);
        }

        return true;
    }

    /// <summary>Returns whether it was there.</summary>
    public static bool Remove(string path)
    {
        bool isThere = File.Exists(path);
        if (isThere)
        {
            File.Delete(path);
        }

        return isThere;
    }

    public static void RemoveEmpty(string directory)
    {
        if (Directory.Exists(directory) && !Directory.EnumerateFileSystemEntries(directory).Any())
        {
            Directory.Delete(directory);
        }
    }
}
