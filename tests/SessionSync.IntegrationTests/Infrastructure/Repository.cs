namespace SessionSync.IntegrationTests.Infrastructure;

/// <summary>Where this checkout and what was built from it lie.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The program that <c>scripts/sync-sessions</c> has built; <see cref="FreshProgram"/> sees to it that it is that of the sources.</summary>
    public static string Program { get; } = Path.Combine(Root, ".artifacts", "program", "sync-sessions");

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
