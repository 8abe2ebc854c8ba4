namespace SessionSync.IntegrationTests.Infrastructure;

/// <summary>Where this checkout and what was built from it lie.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The built <c>sync-sessions</c>, of the same configuration as the tests.</summary>
    public static string Program { get; } = Path.Combine(
        Root, ".artifacts", "bin", "SessionSync.Cli", new DirectoryInfo(AppContext.BaseDirectory.TrimEnd('/')).Name, "sync-sessions");

    private static string FindRoot()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "SessionSync.sln")))
            {
                return directory.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No SessionSync.sln above {AppContext.BaseDirectory}");
    }
}
