using SessionSync.Configuration;

namespace SessionSync.Cli;

/// <summary>Where settings, state, cache and data lie: by the XDG rules on every system, macOS included.</summary>
public sealed record Paths(string ConfigFile, string StateDirectory, string CacheDirectory, string DataDirectory)
{
    private const string Folder = "session-sync";

    public static Paths Resolve(string home, string workingDirectory, Func<string, string?> variable)
    {
        string configHome = BaseDirectory(variable("XDG_CONFIG_HOME"), home, ".config");
        string? configFile = variable(SettingNames.EnvironmentPrefix + "CONFIG");
        return new Paths(
            string.IsNullOrEmpty(configFile) ? Path.Combine(configHome, Folder, "config.json") : Path.Combine(workingDirectory, configFile),
            Path.Combine(BaseDirectory(variable("XDG_STATE_HOME"), home, Path.Combine(".local", "state")), Folder),
            Path.Combine(BaseDirectory(variable("XDG_CACHE_HOME"), home, ".cache"), Folder),
            Path.Combine(BaseDirectory(variable("XDG_DATA_HOME"), home, Path.Combine(".local", "share")), Folder));
    }

    /// <summary>A relative path in such a variable is invalid and to be ignored, says the specification.</summary>
    private static string BaseDirectory(string? variable, string home, string fallback) =>
        Path.IsPathFullyQualified(variable ?? "") ? variable! : Path.Combine(home, fallback);
}
