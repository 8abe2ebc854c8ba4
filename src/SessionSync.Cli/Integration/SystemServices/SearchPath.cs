using System.Collections.Immutable;

namespace SessionSync.Cli.Integration.SystemServices;

/// <summary>A PATH for a service: where the programs that a sync runs are found now, and where programs usually are.</summary>
internal static class SearchPath
{
    private static readonly ImmutableArray<string> s_programs = ["gh", "ssh", "git", "zstd"];
    private static readonly ImmutableArray<string> s_usual = ["/opt/homebrew/bin", "/usr/local/bin", "/usr/bin", "/bin", "/usr/sbin", "/sbin"];

    /// <param name="current">The user's own: of two programs of a name it is the same one that is found.</param>
    public static string For(string current)
    {
        ImmutableArray<string> folders = [.. current.Split(':', StringSplitOptions.RemoveEmptyEntries).Where(Path.IsPathFullyQualified)];
        HashSet<string?> used = [.. s_programs.Select(program => folders.FirstOrDefault(folder => File.Exists(Path.Combine(folder, program))))];
        return string.Join(':', folders.Where(used.Contains).Concat(s_usual).Distinct());
    }
}
