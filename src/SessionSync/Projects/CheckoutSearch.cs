namespace SessionSync.Projects;

/// <summary>Looks for git checkouts in a directory, a few levels deep.</summary>
public static class CheckoutSearch
{
    private const int Deepest = 3;

    /// <summary>A home with more directories than this near its top is not one that anybody waits for.</summary>
    private const int MostDirectories = 20_000;

    /// <summary>Never the place of a checkout of one's own; on macOS a look into some of them makes the system ask its user.</summary>
    private static readonly HashSet<string> Skipped = OperatingSystem.IsMacOS()
        ? ["node_modules", "Library", "Applications", "Desktop", "Documents", "Downloads", "Movies", "Music", "Pictures", "Public"]
        : ["node_modules"];

    /// <summary>The tops of checkouts, the upper ones first; what lies inside of a checkout is not looked at.</summary>
    public static IEnumerable<string> Find(string directory)
    {
        var waiting = new Queue<(string Path, int Depth)>([(directory, 0)]);
        for (int looked = 0; looked < MostDirectories && waiting.TryDequeue(out (string Path, int Depth) next); looked++)
        {
            if (Path.Exists(Path.Combine(next.Path, ".git")))
            {
                yield return next.Path;
            }
            else if (next.Depth < Deepest)
            {
                foreach (string child in Children(next.Path))
                {
                    waiting.Enqueue((child, next.Depth + 1));
                }
            }
        }
    }

    private static IEnumerable<string> Children(string directory)
    {
        var options = new EnumerationOptions { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden };
        return Directory.Exists(directory)
            ? Directory.EnumerateDirectories(directory, "*", options).Where(child => !Skipped.Contains(Path.GetFileName(child))).Order(StringComparer.Ordinal)
            : [];
    }
}
