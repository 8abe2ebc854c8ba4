using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
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

    public static Option<ColorMode?> Color()
    {
        Option<ColorMode?> color = Options.Parsed(
            "--color", "auto|always|never", "When to use colour [default: auto]", SettingValues.ParseColor, SettingValues.ColorRule);
        Offer(color, "auto", "always", "never");
        return color;
    }

    /// <summary>Has these words offered in place of the names that the parser finds in the enumeration.</summary>
    public static void Offer<T>(Option<T> option, params string[] words)
    {
        option.CompletionSources.Clear();
        option.CompletionSources.Add(words);
    }

    /// <summary>Has the targets' names offered while a command line is being typed.</summary>
    public static void OfferNames(Argument<string[]> targets, Func<IEnumerable<string>> names) =>
        targets.CompletionSources.Add(_ => names().Select(static name => new CompletionItem(name)));

    /// <summary>Has a mistyped option refused that would be taken for a target.</summary>
    public static void RefuseOptions(Argument<string[]> targets) => targets.Validators.Add(static result =>
    {
        foreach (Token token in result.Tokens)
        {
            if (UsageError.OfTarget(token.Value, (result.Parent as CommandResult)?.Command) is { } error)
            {
                result.AddError(error);
                return;
            }
        }
    });

    public static TimeSpan? Seconds(int? seconds) => seconds is { } number ? TimeSpan.FromSeconds(number) : null;
}
