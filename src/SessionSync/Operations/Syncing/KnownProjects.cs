using System.Text;
using SessionSync.Model;
using SessionSync.Platform;
using SessionSync.Projects;

namespace SessionSync.Operations.Syncing;

/// <summary>Remembers which projects of this machine were synced, so that a sweep finds them wherever they lie, and so that the sessions of a directory
/// that was renamed or removed still are its repository's. A file each, named after its path, holds the path and, where there is one, a NUL and the repository.</summary>
public static class KnownProjects
{
    /// <summary>Notes that a project is in use. That it cannot be noted harms nobody: it is found by its sessions too.</summary>
    public static void Remember(string stateDirectory, LocalProject project, DateTimeOffset now)
    {
        string file = FileOf(stateDirectory, project.Path);
        try
        {
            if (Read(file) != project)
            {
                PrivateFile.Replace(file, project.Repository is { } repository ? $"{project.Path}\0{repository.Value}" : project.Path, isDurable: false);
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

    /// <summary>They as they were when they were synced, the latest first. Some may be gone.</summary>
    public static IReadOnlyList<LocalProject> List(string stateDirectory)
    {
        string folder = FolderIn(stateDirectory);
        return Directory.Exists(folder)
            ? [.. new DirectoryInfo(folder).EnumerateFiles().OrderByDescending(file => file.LastWriteTimeUtc).Select(file => Read(file.FullName)).OfType<LocalProject>()]
            : [];
    }

    private static string FileOf(string stateDirectory, string project) =>
        Path.Combine(FolderIn(stateDirectory), Convert.ToHexStringLower(Sha256.HashData(Encoding.UTF8.GetBytes(project)).AsSpan(0, 12)));

    private static string FolderIn(string stateDirectory) => Path.Combine(stateDirectory, "projects");

    private static LocalProject? Read(string file)
    {
        try
        {
            string[] parts = File.Exists(file) ? File.ReadAllText(file).Split('\0') : [];
            return parts switch
            {
                [['/', ..] path] => new LocalProject(path, null),
                [['/', ..] path, { Length: > 0 } repository] => new LocalProject(path, RepositoryName.Of(repository)),
                _ => null,
            };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It went away, or is not ours: then it tells nothing.
            return null;
        }
    }
}
