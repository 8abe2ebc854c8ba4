using SessionSync.Model;
using SessionSync.Platform;

namespace SessionSync.Projects;

/// <summary>The little of git's own files that tells a checkout's identity, read without starting git.</summary>
internal static class GitConfiguration
{
    /// <summary>The remote <c>origin</c> in the configuration of a git directory; null where there is none.</summary>
    public static RepositoryName? OriginOf(string gitDirectory) =>
        ValueOf(gitDirectory, "[remote \"origin\"]", "url") is { } url ? RepositoryName.FromUrl(url) : null;

    private static string? ValueOf(string gitDirectory, string section, string name)
    {
        string file = Path.Combine(gitDirectory, "config");
        if (!File.Exists(file))
        {
            return null;
        }

        bool isWanted = false;
        foreach (string line in File.ReadLines(file))
        {
            string text = line.Trim();
            if (text.StartsWith('['))
            {
                isWanted = text.StartsWith(section, StringComparison.Ordinal);
            }
            else if (isWanted && text.StartsWith(name, StringComparison.OrdinalIgnoreCase) && text[name.Length..].TrimStart().StartsWith('='))
            {
                return text[(text.IndexOf('=', StringComparison.Ordinal) + 1)..].Trim().Trim('"');
            }
        }

        return null;
    }

    /// <summary>The directory that the repository itself is checked out in, apart from its linked worktrees; null for a bare one.</summary>
    public static string? MainCheckoutOf(string gitDirectory)
    {
        if (ValueOf(gitDirectory, "[core]", "worktree") is { Length: > 0 } elsewhere)
        {
            // A submodule's git directory lies with those of its superproject.
            return Path.GetFullPath(elsewhere, gitDirectory);
        }

        return Path.GetFileName(gitDirectory) == ".git" ? Path.GetDirectoryName(gitDirectory) : null;
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
        return RealPath.Of(File.Exists(common) ? Path.GetFullPath(File.ReadAllText(common).Trim(), directory) : directory);
    }
}
