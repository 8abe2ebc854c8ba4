using SessionSync.Model;

namespace SessionSync.Agents.ClaudeCode;

/// <summary>How Claude Code names the folder of a project after its path. The naming loses information: a folder is never decoded,
/// only compared with paths. Pure.</summary>
public static class ProjectFolder
{
    private const int LongestPlainName = 200;

    // Of a 32-bit hash in base 36 there are at most 6 digits, of a 64-bit hash at most 13 and hardly ever as few as 6.
    private const int LongestShortHash = 6;
    private const int LongestLongHash = 13;

    /// <summary>The name that current clients give.</summary>
    public static string NameOf(string path)
    {
        string name = UncappedNameOf(path);
        return name.Length <= LongestPlainName ? name : string.Concat(name.AsSpan(0, LongestPlainName), "-", HashOf(path));
    }

    /// <summary>The prefix of the names of the folders of this path, and of all paths below it.</summary>
    public static string PrefixOf(string path)
    {
        string name = UncappedNameOf(path);
        return name.Length <= LongestPlainName ? name : name[..LongestPlainName];
    }

    /// <summary>The folder for sessions of this place: one that is there already where another build named it differently.</summary>
    public static string FolderFor(string projectPath, string place, IReadOnlyCollection<string> existingFolders)
    {
        string path = ProjectPath.Of(projectPath, place);
        string name = NameOf(path);
        if (name.Length <= LongestPlainName)
        {
            return name;
        }

        string uncapped = UncappedNameOf(path);
        bool hasUncapped = false;
        List<string> possible = [];
        foreach (string folder in existingFolders)
        {
            if (folder == name)
            {
                return name;
            }

            hasUncapped |= folder == uncapped;
            if (Match(folder, path) == FolderMatch.Possible)
            {
                possible.Add(folder);
            }
        }

        // Two candidates mean that at least one belongs to another path with the same long beginning.
        return hasUncapped ? uncapped : possible.Count == 1 ? possible[0] : name;
    }

    /// <summary>Whether any build of the client may have given this folder's name to this path.</summary>
    internal static FolderMatch Match(ReadOnlySpan<char> folder, ReadOnlySpan<char> path)
    {
        if (IsUncappedName(folder, path))
        {
            return FolderMatch.Exact;
        }

        if (path.Length <= LongestPlainName || folder.Length < LongestPlainName + 2 || folder[LongestPlainName] != '-'
            || !IsUncappedName(folder[..LongestPlainName], path[..LongestPlainName]))
        {
            return FolderMatch.None;
        }

        ReadOnlySpan<char> hash = folder[(LongestPlainName + 1)..];
        return hash.SequenceEqual(HashOf(path)) ? FolderMatch.Exact : IsLongHash(hash) ? FolderMatch.Possible : FolderMatch.None;
    }

    // Older builds did not shorten names.
    private static string UncappedNameOf(string path) => string.Create(path.Length, path, static (name, source) =>
    {
        for (int index = 0; index < name.Length; index++)
        {
            name[index] = Letter(source[index]);
        }
    });

    private static bool IsUncappedName(ReadOnlySpan<char> folder, ReadOnlySpan<char> path)
    {
        if (folder.Length != path.Length)
        {
            return false;
        }

        for (int index = 0; index < path.Length; index++)
        {
            if (folder[index] != Letter(path[index]))
            {
                return false;
            }
        }

        return true;
    }

    private static char Letter(char unit) => char.IsAsciiLetterOrDigit(unit) ? unit : '-';

    private static bool IsLongHash(ReadOnlySpan<char> hash)
    {
        foreach (char digit in hash)
        {
            if (!char.IsAsciiDigit(digit) && !char.IsAsciiLetterLower(digit))
            {
                return false;
            }
        }

        return hash.Length is > LongestShortHash and <= LongestLongHash;
    }

    private static string HashOf(ReadOnlySpan<char> path)
    {
        int hash = 0;
        foreach (char unit in path)
        {
            hash = unchecked((hash << 5) - hash + unit);
        }

        return ToBase36(Math.Abs((long)hash));
    }

    internal static string ToBase36(long value)
    {
        Span<char> digits = stackalloc char[LongestLongHash];
        int start = digits.Length;
        do
        {
            digits[--start] = "0123456789abcdefghijklmnopqrstuvwxyz"[(int)(value % 36)];
            value /= 36;
        }
        while (value > 0);
        return new string(digits[start..]);
    }
}
