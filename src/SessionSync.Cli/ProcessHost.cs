using SessionSync.Cli.Output;
using SessionSync.Platform;

namespace SessionSync.Cli;

/// <summary>Takes the snapshot of this process's surroundings.</summary>
internal static class ProcessHost
{
    public static HostEnvironment Capture()
    {
        string home = Home();
        string workingDirectory = WorkingDirectory(home);
        Paths paths = Paths.Resolve(home, workingDirectory, Environment.GetEnvironmentVariable);
        return new HostEnvironment(
            home,
            paths.ConfigFile,
            paths.StateDirectory,
            paths.CacheDirectory,
            workingDirectory,
            Environment.GetEnvironmentVariable,
            StandardStreams.IsInputTerminal,
            StandardStreams.IsOutputTerminal,
            StandardStreams.IsErrorTerminal)
        {
            DataDirectory = paths.DataDirectory,
            MachineName = Environment.MachineName,
            UserName = static () => Environment.UserName,
            Ask = TerminalQuestion.Ask,
            OutputWidth = static () => StandardStreams.OutputWidth,
        };
    }

    private static string Home()
    {
        string? home = Environment.GetEnvironmentVariable("HOME");
        return Path.IsPathFullyQualified(home ?? "") ? home! : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
    }

    /// <summary>The directory may have been deleted under the shell's feet; then whoever needs a repository will say so.</summary>
    private static string WorkingDirectory(string home)
    {
        try
        {
            return Environment.CurrentDirectory;
        }
        catch (IOException)
        {
            return home;
        }
    }
}
