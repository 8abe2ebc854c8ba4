namespace SessionSync.Platform;

/// <summary>Paths without symbolic links, as agents see their working directory.</summary>
public static class RealPath
{
    private const int MostLinks = 40;

    /// <summary>The real path of a directory or file; parts that do not exist stay as they are.</summary>
    public static string Of(string path)
    {
        string full = Path.GetFullPath(path);
        string real = "/";
        var parts = new Stack<string>(full.Split('/', StringSplitOptions.RemoveEmptyEntries).Reverse());
        for (int links = 0; parts.TryPop(out string? part);)
        {
            if (part == "..")
            {
                real = Path.GetDirectoryName(real) ?? "/";
                continue;
            }

            string next = Path.Combine(real, part);
            string? target = part == "." ? null : new DirectoryInfo(next).LinkTarget;
            if (target is null || ++links > MostLinks)
            {
                real = part == "." ? real : next;
                continue;
            }

            real = target.StartsWith('/') ? "/" : real;
            foreach (string step in target.Split('/', StringSplitOptions.RemoveEmptyEntries).Reverse())
            {
                parts.Push(step);
            }
        }

        return real;
    }
}
