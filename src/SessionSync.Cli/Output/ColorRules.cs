using SessionSync.Configuration;

namespace SessionSync.Cli.Output;

/// <summary>Whether a stream is coloured. What the user types goes before the environment; the terminal is asked last.</summary>
public static class ColorRules
{
    public static bool IsColored(ColorMode mode, bool isTerminal, Func<string, string?> variable) => mode switch
    {
        ColorMode.Always => true,
        ColorMode.Never => false,
        _ when !string.IsNullOrEmpty(variable("NO_COLOR")) => false,
        _ when variable("CLICOLOR_FORCE") is { Length: > 0 } and not "0" => true,
        _ => isTerminal && !IsDumb(variable),
    };

    /// <summary>A terminal that cannot move its cursor shows lines, not bars.</summary>
    public static bool IsDumb(Func<string, string?> variable) =>
        string.Equals(variable("TERM"), "dumb", StringComparison.Ordinal);
}
