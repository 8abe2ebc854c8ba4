namespace SessionSync.IntegrationTests.Visits;

/// <summary>The processes of this machine.</summary>
internal static class Processes
{
    /// <summary>Those whose command line contains a text.</summary>
    public static IReadOnlyList<int> With(string text) =>
    [
        .. Directory.EnumerateDirectories("/proc").Where(IsProcess).Where(process => CommandLine(process).Contains(text, StringComparison.Ordinal))
            .Select(process => int.Parse(Path.GetFileName(process))),
    ];

    public static string EnvironmentOf(int process) => Read($"/proc/{process}", "environ");

    private static bool IsProcess(string directory) => char.IsAsciiDigit(Path.GetFileName(directory)[0]);

    private static string CommandLine(string directory) => Read(directory, "cmdline").Replace('\0', ' ');

    private static string Read(string directory, string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(directory, file));
        }
        catch (IOException)
        {
            return ""; // it has ended
        }
    }
}
