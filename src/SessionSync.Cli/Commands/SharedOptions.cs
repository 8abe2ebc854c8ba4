using SessionSync.Cli.CommandLine;
using SessionSync.Configuration;

namespace SessionSync.Cli.Commands;

/// <summary>Makes the options that several commands have.</summary>
internal static class SharedOptions
{
    public static Option<int?> Days() =>
        Options.Parsed("--days", "N", "Look at sessions with a message in the last N days [default: 7]", SettingValues.ParseDays, SettingValues.DaysRule);

    public static Option<string?> SshConfig() => Options.Text("--ssh-config", "FILE", "The ssh configuration to use instead of your own");

    public static Option<int?> TimeLimit() =>
        Options.Parsed("--time-limit", "SECONDS", "End after this time, whatever is left to do", SettingValues.ParseSeconds, SettingValues.SecondsRule);

    public static Option<bool> Json() => Options.Switch("--json", "Print JSON lines");

    public static Option<bool> Quiet() => Options.Switch("--quiet", "Print nothing but errors", "-q");

    public static Option<bool> Verbose() => Options.Switch("--verbose", "Print what is being done", "-v");

    public static Option<ColorMode?> Color() => Options.Parsed(
        "--color", "auto|always|never", "When to use colour [default: auto]", SettingValues.ParseColor, SettingValues.ColorRule, alias: null, "auto", "always", "never");

    /// <param name="offered">What there is, as far as that is known.</param>
    public static Argument<string[]> Targets(string description, Func<IEnumerable<OfferedWord>> offered) => Many("TARGET", description, offered);

    /// <summary>Any number of words, none of which begins with a dash.</summary>
    public static Argument<string[]> Many(string name, string description, Func<IEnumerable<OfferedWord>>? offered = null) =>
        new(name, description, static words => [.. words]) { IsRequired = false, IsMany = true, Check = UsageError.OfTarget, Offered = offered ?? (static () => []) };

    public static TimeSpan? Seconds(int? seconds) => seconds is { } number ? TimeSpan.FromSeconds(number) : null;
}
