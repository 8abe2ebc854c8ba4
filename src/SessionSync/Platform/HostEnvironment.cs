namespace SessionSync.Platform;

/// <summary>The facts about its process and the user's environment that a run needs, taken once at the start.</summary>
/// <param name="ConfigFile">Where the settings are read from; need not exist.</param>
/// <param name="Variable">Looks up an environment variable.</param>
public sealed record HostEnvironment(
    string Home,
    string ConfigFile,
    string StateDirectory,
    string CacheDirectory,
    string WorkingDirectory,
    Func<string, string?> Variable,
    bool IsInputTerminal,
    bool IsOutputTerminal,
    bool IsErrorTerminal)
{
    /// <summary>How many columns the terminal has that is written to; unlimited where none is.</summary>
    public Func<int> OutputWidth { get; init; } = static () => int.MaxValue;

    /// <summary>Where things lie that are kept for good.</summary>
    public string DataDirectory { get; init; } = Path.Combine(Home, ".local", "share", "session-sync");

    /// <summary>What this machine is called by its users.</summary>
    public string MachineName { get; init; } = "";

    /// <summary>Tells who runs the program.</summary>
    public Func<string> UserName { get; init; } = static () => "";

    /// <summary>Asks the user for something secret; the answer is null where nobody gives one. Null where nobody can be asked.</summary>
    public Func<string, string?>? Ask { get; init; }
}
