namespace SessionSync.IntegrationTests.Agents;

/// <summary>A folder that an agent may have in a home.</summary>
internal static class AgentFolder
{
    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal) : [];
}
