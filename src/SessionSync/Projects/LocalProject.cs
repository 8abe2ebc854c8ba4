using SessionSync.Model;
using SessionSync.Platform;

namespace SessionSync.Projects;

/// <summary>The project on this machine: the directory tree its sessions were held in.</summary>
/// <param name="Path">Absolute and without links; the top of the main checkout where there is one.</param>
/// <param name="Repository">The project's identity; null where it has no origin, then its directory's name has to do.</param>
public sealed record LocalProject(string Path, RepositoryName? Repository)
{
    /// <summary>The name in messages: the repository's (<c>owner/name</c>), or the directory's where no repository is known.</summary>
    public string Name => Repository?.Value ?? System.IO.Path.GetFileName(Path);

    /// <summary>Finds the project that a directory belongs to: its git checkout, or the directory itself.</summary>
    /// <exception cref="SyncException">There is no such directory.</exception>
    public static LocalProject Find(string directory)
    {
        if (!Directory.Exists(directory))
        {
            throw new SyncException(FailureKind.NotFound, $"There is no directory {directory}", "", "Name a directory of the project: --repo PATH");
        }

        string real = RealPath.Of(directory);
        for (string? at = real; at is not null; at = System.IO.Path.GetDirectoryName(at))
        {
            string git = System.IO.Path.Combine(at, ".git");
            if (Directory.Exists(git))
            {
                return new LocalProject(at, GitConfiguration.OriginOf(git));
            }

            if (File.Exists(git))
            {
                return OfWorktree(at, git);
            }
        }

        return new LocalProject(real, null);
    }

    /// <summary>A linked worktree is one more directory of its main checkout's project, wherever it lies. Where there is none, as with a bare repository, it stands for
    /// all of them.</summary>
    private static LocalProject OfWorktree(string top, string gitFile)
    {
        if (GitConfiguration.CommonDirectoryOf(gitFile) is not { } common)
        {
            return new LocalProject(top, null);
        }

        RepositoryName? origin = GitConfiguration.OriginOf(common);
        string? main = GitConfiguration.MainCheckoutOf(common);
        return new LocalProject(main is not null && Directory.Exists(main) ? RealPath.Of(main) : top, origin);
    }
}
