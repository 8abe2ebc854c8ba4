using Cocona.CommandLine;
using SessionSync.Cli.CommandLine;
using SessionSync.Configuration;
using SessionSync.Model;
using SessionSync.Platform;

namespace SessionSync.Cli.Commands;

/// <summary>Says in one line what is wrong with a command line.</summary>
internal static class UsageError
{
    /// <summary>Null for a command line that can be run.</summary>
    public static string? Find(ParsedCommand parsed)
    {
        string? error = OfCommand(parsed)
            ?? OfUnknownOptions(parsed)
            ?? parsed.Line.Options.Select(given => OfOption(given, parsed)).FirstOrDefault(static found => found is not null)
            ?? OfArguments(parsed);
        return error is null ? null : Printable.Line(error).TrimEnd('.');
    }

    /// <summary>Checks a word in the place of a target: tells what is wrong with it, or null for nothing that can be told from the word alone.</summary>
    public static string? OfTarget(string word) => word switch
    {
        "" => "A target cannot be empty",
        ['-', ..] => $"Unknown option '{word}'",
        _ => TargetRules.IsReserved(word) ? $"'{word}' is a command, and a command comes first" : null,
    };

    private static string? OfCommand(ParsedCommand parsed)
    {
        string? unknown = parsed.UnknownCommand ?? (parsed.Command.Handler is null ? parsed.Line.Arguments.Select(static given => given.Value).FirstOrDefault() : null);
        return unknown is null ? null : $"Unknown command '{unknown}'{Suggestion(unknown, parsed.Command.Subcommands.Select(static child => child.Name))}";
    }

    private static string? OfUnknownOptions(ParsedCommand parsed)
    {
        if (parsed.Line.UnknownOptions is not [var unknown, ..])
        {
            return null;
        }

        // The parser tells neither the dashes nor where it was.
        if (parsed.Words.FirstOrDefault(word => word.Length > 2 && word.AsSpan(2).SequenceEqual(unknown) && word.StartsWith("--", StringComparison.Ordinal)) is { } word)
        {
            int end = word.AsSpan().IndexOfAny('=', ':');
            string name = end < 0 ? word : word[..end];

            // A suggestion that begins otherwise than what was typed only puzzles.
            IEnumerable<string> near = parsed.Command.Options.Select(static option => option.Name).Where(option => option.StartsWith(name[..3], StringComparison.Ordinal));
            return $"Unknown option '{name}'{Suggestion(name, near)}";
        }

        return unknown is "=" or ":"
            ? $"{parsed.Words.First(typed => typed is ['-', not '-', ..] && typed.Contains(unknown, StringComparison.Ordinal))[..2]} takes no value"
            : $"Unknown option '-{unknown}'";
    }

    private static string? OfOption(CommandOption given, ParsedCommand parsed)
    {
        Option option = ((OptionDescriptor)given.Option).Declared;
        string typed = parsed.Words[given.Position];
        bool isLong = typed.StartsWith("--", StringComparison.Ordinal);
        if (option.IsSwitch)
        {
            return isLong && typed.AsSpan().ContainsAny('=', ':') ? $"{option.Name} takes no value" : null;
        }

        // Where no value follows, or none after the equals sign.
        if (given.Value is null || (given.Value.Length == 0 && typed.Length > 0))
        {
            return $"{(isLong ? option.Name : option.Alias)} needs a value: {option.Name} {option.ValueName}";
        }

        int times = parsed.Line.Options.Count(other => other.Option == given.Option);
        return times > 1 && !option.IsRepeatable ? $"{option.Name} can be given once, not {times} times" : option.Check(given.Value);
    }

    private static string? OfArguments(ParsedCommand parsed)
    {
        CommandNode command = parsed.Command;
        if (command.Handler is null)
        {
            return $"'{command.Name}' needs a command: {Choices([.. command.Subcommands.Select(static child => child.Name)])}";
        }

        string[] words = [.. parsed.Line.Arguments.Select(static given => given.Value)];
        if (words.Length > command.Arguments.Length && !command.Arguments.Any(static argument => argument.IsMany))
        {
            return $"Unexpected argument '{words[command.Arguments.Length]}'";
        }

        if (words.Length < command.Arguments.Count(static argument => argument.IsRequired))
        {
            return $"{command.Arguments[words.Length].Name} is missing: {command.Usage}";
        }

        return command.Arguments.SelectMany(argument => parsed.WordsOf(argument).Select(argument.Check)).FirstOrDefault(static found => found is not null);
    }

    private static string Choices(string[] names) => names is [.. var first, var last] && first.Length > 0 ? $"{string.Join(", ", first)} or {last}" : names[0];

    private static string Suggestion(string word, IEnumerable<string> names) =>
        NearestWord.Find(word, names) is { } nearest && nearest != word ? $"; did you mean '{nearest}'?" : "";
}
