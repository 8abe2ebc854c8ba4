using System.Text;
using SessionSync.Platform;

namespace SessionSync.Operations.Syncing;

/// <summary>Remembers which projects of this machine were synced, so that a sweep finds them wherever they lie.</summary>
public static class KnownProjects
{
    /// <summary>Notes that a project is in use. That it cannot be noted harms nobody: it is found by its sessions too.</summary>
    public static void Remember(string stateDirectory, string project, DateTimeOffset now)
    {
        string file = FileOf(stateDirectory, project);
        try
        {
            if (!File.Exists(file))
            {
                PrivateFile.Replace(file, project, isDurable: false);
            }

            File.SetLastWriteTimeUtc(file, now.UtcDateTime);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return;
        }
    }

    /// <summary>Whether this project was noted.</summary>
    public static bool Knows(string stateDirectory, string project) => File.Exists(FileOf(stateDirectory, project));

    /// <summary>Their paths, the most recently synced first. Some may be gone.</summary>
    public static IReadOnlyList<string> List(string stateDirectory)
    {
        string folder = FolderIn(stateDirectory);
        return Directory.Exists(folder)
            ? [.. new DirectoryInfo(folder).EnumerateFiles().OrderByDescending(file => file.LastWriteTimeUtc).Select(file => Read(file.FullName)).OfType<string>()]
            : [];
    }

    private static string FileOf(string stateDirectory, string project) =>
        Path.Combine(FolderIn(stateDirectory), Convert.ToHexStringLower(Sha256.HashData(Encoding.UTF8.GetBytes(project)).AsSpan(0, 12)));

    private static string FolderIn(string stateDirectory) => Path.Combine(stateDirectory, "projects");

    private static string? Read(string file)
    {
        try
        {
            return File.ReadAllText(file) is ['/', ..] path ? path : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It went away, or is not ours: then it tells nothing.
            return null;
        }
    }
}
