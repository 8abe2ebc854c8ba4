namespace SessionSync.IntegrationTests.Infrastructure;

/// <summary>Directories to be a whole PATH: the system's commands without some, or busybox and nothing else.</summary>
public static class CommandFolder
{
    /// <summary>Fills a directory with links to every command of /usr/bin and /bin except the named ones, and returns it.</summary>
    public static string CreateWithout(string directory, params string[] hiddenCommands)
    {
        Directory.CreateDirectory(directory);
        foreach (string command in new[] { "/usr/bin", "/bin" }.SelectMany(Directory.EnumerateFileSystemEntries))
        {
            string name = Path.GetFileName(command);
            string link = Path.Combine(directory, name);
            if (!hiddenCommands.Contains(name) && !Path.Exists(link))
            {
                Link(link, command);
            }
        }

        return directory;
    }

    /// <summary>Fills a directory with busybox and its applets, and returns it.</summary>
    public static async Task<string> CreateOfBusyboxAsync(string directory)
    {
        Directory.CreateDirectory(directory);
        string busybox = Environment.GetEnvironmentVariable("PATH")!.Split(':').Append("/usr/bin").Append("/bin")
            .Select(folder => Path.Combine(folder, "busybox")).First(File.Exists);
        var applets = (await new Command(busybox, "--list").RunAsync()).ShouldExitWith(0).StandardOutput;
        foreach (string applet in applets.Split('\n', StringSplitOptions.RemoveEmptyEntries).Append("busybox").Distinct())
        {
            Link(Path.Combine(directory, applet), busybox);
        }

        return directory;
    }

    private static void Link(string link, string target)
    {
        try
        {
            File.CreateSymbolicLink(link, target);
        }
        catch (IOException) when (Path.Exists(link) || new FileInfo(link).LinkTarget is not null)
        {
            // Both directories had it (they are often one).
        }
    }
}
