using SessionSync.Model;
using SessionSync.Platform;

namespace SessionSync.Projects;

/// <summary>The little of git's own files that tells a checkout's identity, read without starting git.</summary>
internal static class GitConfiguration
{
    /// <summary>The remote <c>origin</c> in the configuration of a git directory; null where there is none.</summary>
    public static RepositoryName? OriginOf(string gitDirectory)
    {
        string file = Path.Combine(gitDirectory, "config");
        if (!File.Exists(file))
        {
            return null;
        }

        bool isOrigin = false;
        foreach (string line in File.ReadLines(file))
        {
            string text = line.Trim();
            if (text.StartsWith('['))
            {
                isOrigin = text.StartsWith("[remote \"origin\"]", StringComparison.Ordinal);
            }
            else if (isOrigin && text.StartsWith("url", StringComparison.OrdinalIgnoreCase) && text[3..].TrimStart().StartsWith('='))
            {
                return RepositoryName.FromUrl(text[(text.IndexOf('=', StringComparison.Ordinal) + 1)..].Trim().Trim('"'));
            }
        }

        return null;
    }

    /// <summary>The git directory that a linked worktree shares with its main checkout; null where the file does not lead to one.</summary>
    public static string? CommonDirectoryOf(string gitFile)
    {
        const string Prefix = "gitdir:";
        string line = File.ReadLines(gitFile).FirstOrDefault() ?? "";
        if (!line.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        string directory = Path.GetFullPath(line[Prefix.Length..].Trim(), Path.GetDirectoryName(gitFile)!);
        string common = Path.Combine(directory, "commondir");
        return File.Exists(common) ? RealPath.Of(Path.GetFullPath(File.ReadAllText(common).Trim(), directory)) : directory;
    }
}
