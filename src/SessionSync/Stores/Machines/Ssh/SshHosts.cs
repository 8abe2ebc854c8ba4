using SessionSync.Stores.Machines.Ssh.Builtin;

namespace SessionSync.Stores.Machines.Ssh;

/// <summary>The hosts that somebody has given names to in the ssh configuration.</summary>
public static class SshHosts
{
    private const int DeepestInclude = 16;

    /// <summary>Those of a home directory, in the order in which they stand there. What cannot be read names none.</summary>
    public static IEnumerable<string> In(string home)
    {
        string folder = Path.Combine(home, ".ssh");
        return Read(Path.Combine(folder, "config"), folder, home, depth: 0).Distinct(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Read(string file, string folder, string home, int depth) => depth > DeepestInclude
        ? []
        : LinesOf(file).SelectMany(line => line.Keyword switch
        {
            "host" => line.Arguments.Where(static name => name.Length > 0 && !name.AsSpan().ContainsAny("*?!")),
            "include" => line.Arguments.SelectMany(pattern => Included(pattern, folder, home)).SelectMany(included => Read(included, folder, home, depth + 1)),
            _ => (IEnumerable<string>)[],
        });

    private static ConfigLine[] LinesOf(string file)
    {
        try
        {
            return File.Exists(file) ? [.. ConfigLine.Parse(File.ReadLines(file), file)] : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or DeclinedException)
        {
            return [];
        }
    }

    private static string[] Included(string pattern, string folder, string home)
    {
        string path = pattern.StartsWith("~/", StringComparison.Ordinal) ? Path.Combine(home, pattern[2..]) : Path.Combine(folder, pattern);
        string directory = Path.GetDirectoryName(path) ?? "/";
        return System.IO.Directory.Exists(directory) ? [.. System.IO.Directory.EnumerateFiles(directory, Path.GetFileName(path)).Order(StringComparer.Ordinal)] : [];
    }
}
