using System.Collections.Immutable;
using SessionSync.Platform;

namespace SessionSync.Stores.Machines.Ssh.Builtin;

/// <summary>Reads ssh's configuration: the lines that hold for one host, in the order in which they count.</summary>
/// <param name="original">The host as it was typed.</param>
/// <param name="user">The user that was typed; null for none.</param>
internal sealed class ConfigFiles(string original, string? user, LocalAccount account)
{
    private const int DeepestInclude = 16;
    private const string SystemFolder = "/etc/ssh";
    private readonly List<ConfigLine> _lines = [];

    /// <param name="only">Read instead of the user's own and the system's; null for these.</param>
    /// <exception cref="DeclinedException">Something in it is not understood.</exception>
    public ImmutableArray<ConfigLine> Read(string? only)
    {
        string userFolder = Path.Combine(account.Home, ".ssh");
        if (only is not null)
        {
            Add(File.Exists(only) ? only : throw new DeclinedException($"There is no ssh configuration {only}"), userFolder, isActive: true, depth: 0);
        }
        else
        {
            AddWhereThere(Path.Combine(userFolder, "config"), userFolder, mustBePrivate: true);
            AddWhereThere(Path.Combine(SystemFolder, "ssh_config"), SystemFolder, mustBePrivate: false);
        }

        return [.. _lines];
    }

    private void AddWhereThere(string file, string folder, bool mustBePrivate)
    {
        if (File.Exists(file))
        {
            if (mustBePrivate && (File.GetUnixFileMode(file) & (UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)) != UnixFileMode.None)
            {
                throw new DeclinedException($"Others may write to {file}");
            }

            Add(file, folder, isActive: true, depth: 0);
        }
    }

    /// <param name="folder">Where included files lie that have no absolute path.</param>
    /// <param name="isActive">Whether the file is included where it counts.</param>
    private void Add(string file, string folder, bool isActive, int depth)
    {
        if (depth > DeepestInclude)
        {
            throw new DeclinedException($"{file} is included too deep");
        }

        bool counts = isActive;
        foreach (ConfigLine line in ConfigLine.Parse(ReadLines(file), file))
        {
            switch (line.Keyword)
            {
                case "host":
                    counts = isActive && PatternList.Matches(line.Arguments, original);
                    break;
                case "match":
                    counts = isActive && IsMatch(line);
                    break;
                case "include":
                    foreach (string included in line.Arguments.SelectMany(pattern => Glob(pattern, folder, line)))
                    {
                        Add(included, folder, counts, depth + 1);
                    }

                    break;
                default:
                    if (counts)
                    {
                        _lines.Add(line);
                    }

                    break;
            }
        }
    }

    private static string[] ReadLines(string file)
    {
        try
        {
            return File.ReadAllLines(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DeclinedException($"The ssh configuration {file} cannot be read: {FileTrouble.Of(exception, file)}");
        }
    }

    private bool IsMatch(ConfigLine line)
    {
        bool matches = true;
        for (int index = 0; index < line.Arguments.Length; index++)
        {
            string criterion = line.Arguments[index].ToLowerInvariant();
            bool isNegated = criterion.StartsWith('!');
            bool isMet = criterion.TrimStart('!') switch
            {
                "all" => true,
                "canonical" => false,
                "host" => Fits(++index, Find("hostname") is { } name ? name.Value.Replace("%h", original, StringComparison.Ordinal) : original),
                "originalhost" => Fits(++index, original),
                "user" => Fits(++index, user ?? Find("user")?.Value ?? account.UserName),
                "localuser" => Fits(++index, account.UserName),
                var other => throw new DeclinedException($"{line.Place}: 'Match {other}' is not supported"),
            };
            matches &= isMet != isNegated;
        }

        return matches;

        bool Fits(int at, string text) => at < line.Arguments.Length
            ? PatternList.Matches(line.Arguments[at].Split(','), text)
            : throw new DeclinedException($"{line.Place}: a pattern is missing");
    }

    /// <summary>The first line counts, as everywhere in these files.</summary>
    private ConfigLine? Find(string keyword) => _lines.Find(line => line.Keyword == keyword);

    private IEnumerable<string> Glob(string pattern, string folder, ConfigLine line)
    {
        string path = pattern.StartsWith("~/", StringComparison.Ordinal) ? Path.Combine(account.Home, pattern[2..]) : Path.Combine(folder, pattern);
        string name = Path.GetFileName(path);
        string directory = Path.GetDirectoryName(path) ?? "/";
        if (directory.AsSpan().ContainsAny("*?[") || name.Contains('['))
        {
            throw new DeclinedException($"{line.Place}: the pattern {pattern} is not supported");
        }

        if (!name.AsSpan().ContainsAny("*?"))
        {
            return File.Exists(path) ? [path] : Array.Empty<string>();
        }

        return System.IO.Directory.Exists(directory) ? System.IO.Directory.EnumerateFiles(directory, name).Order(StringComparer.Ordinal) : [];
    }
}
