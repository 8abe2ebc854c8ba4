namespace SessionSync.Agents.Pi;

/// <summary>How Pi names the folder of a directory after its path: what is lost in it, a session's header tells. Pure.</summary>
internal static class PiFolder
{
    private const string Edge = "--";

    public static string NameOf(string directory) => Edge + Encode(directory) + Edge;

    /// <summary>The prefix of the names of the folders of this path, and of all paths below it, as far as it can be asked for.</summary>
    public static string PrefixOf(string directory)
    {
        string name = Edge + Encode(directory);
        int length = 0;
        while (length < name.Length && (char.IsAsciiLetterOrDigit(name[length]) || name[length] is '.' or '-' or '_'))
        {
            length++;
        }

        return name[..length];
    }

    public static bool IsName(string folder) => folder.StartsWith(Edge, StringComparison.Ordinal);

    private static string Encode(string directory) =>
        (directory is ['/' or '\\', ..] ? directory[1..] : directory).Replace('/', '-').Replace('\\', '-').Replace(':', '-');
}
