namespace SessionSync.Model;

/// <summary>A local directory that is treated as another machine's home.</summary>
/// <param name="Home">The directory as typed; may be relative.</param>
/// <param name="Project">The project's absolute path on that machine, or null to search for it.</param>
public sealed record DirectoryAddress(string Home, string? Project) : TargetAddress
{
    public override string ToString() => Project is null ? $"dir:{Home}" : $"dir:{Home}:{Project}";

    internal static DirectoryAddress ParseRest(string text, string rest)
    {
        int separator = rest.IndexOf(":/", StringComparison.Ordinal);
        string home = separator < 0 ? rest : rest[..separator];
        if (home.Length == 0)
        {
            throw Invalid(text, "The directory is missing", "dir:/path/of/a/home");
        }

        if (home.Contains('\0', StringComparison.Ordinal))
        {
            throw Invalid(text, "A path cannot have a NUL character in it");
        }

        return new DirectoryAddress(home, separator < 0 ? null : CheckedProject(text, rest[(separator + 1)..]));
    }
}
