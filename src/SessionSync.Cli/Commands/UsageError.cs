using System.CommandLine;
using SessionSync.Configuration;
using SessionSync.Model;
using SessionSync.Platform;

namespace SessionSync.Cli.Commands;

/// <summary>Says in one line what is wrong with a command line.</summary>
internal static class UsageError
{
    /// <summary>Null for a command line that can be run.</summary>
    public static string? Find(string[] arguments, ParseResult result)
    {
        string? error = OfDirective(arguments)
            ?? (result.Errors.Count > 0 ? Describe(result) : OfSwitchWithValue(arguments, result.CommandResult.Command));
        return error is null ? null : Printable.Line(error).TrimEnd('.');
    }

    /// <summary>A first word in brackets is a "directive" to the parser, which drops those that it does not know.</summary>
    private static string? OfDirective(string[] arguments) =>
        arguments is [['[', ..] word, ..] ? $"'{word}' is no target" : null;

    private static string Describe(ParseResult result) =>
        result.UnmatchedTokens is [{ } unmatched, ..]
            ? OfUnmatched(unmatched, result.CommandResult.Command)
            : result.Errors[0].Message;

    /// <summary>
    /// Finds a value given to an option that takes none: the parser would make it an argument, and so a target.
    /// </summary>
    private static string? OfSwitchWithValue(string[] arguments, Command command)
    {
        foreach (string argument in arguments)
        {
            int end = argument.StartsWith("--", StringComparison.Ordinal) ? argument.AsSpan().IndexOfAny('=', ':') : -1;
            foreach (Option option in end < 0 ? [] : command.Options)
            {
                if (option.Arity.MaximumNumberOfValues == 0 && argument.AsSpan(0, end).SequenceEqual(option.Name))
                {
                    return $"{option.Name} takes no value";
                }
            }
        }

        return null;
    }

    /// <summary>What is wrong with a word in the place of a target; null for nothing that can be told from the word alone.</summary>
    public static string? OfTarget(string word, Command? command)
    {
        if (word.Length == 0)
        {
            return "A target cannot be empty";
        }

        if (word[0] == '-')
        {
            return OfOption(word, command);
        }

        return TargetRules.IsReserved(word) ? $"'{word}' is a command, and a command comes first" : null;
    }

    private static string OfUnmatched(string word, Command command)
    {
        if (word.StartsWith('-'))
        {
            return OfOption(word, command);
        }

        if (command.Subcommands.Count == 0)
        {
            return $"Unexpected argument '{word}'";
        }

        List<string> names = [];
        foreach (Command child in command.Subcommands)
        {
            names.Add(child.Name);
        }

        return $"Unknown command '{word}'{Suggestion(word, names)}";
    }

    private static string OfOption(string word, Command? command)
    {
        int end = word.AsSpan().IndexOfAny('=', ':');
        string name = end < 0 ? word : word[..end];
        List<string> names = [];
        foreach (Option option in command?.Options ?? [])
        {
            // A suggestion that begins otherwise than what was typed only puzzles.
            if (name.Length > 2 && option.Name.StartsWith(name[..3], StringComparison.Ordinal))
            {
                names.Add(option.Name);
            }
        }

        return $"Unknown option '{name}'{Suggestion(name, names)}";
    }

    private static string Suggestion(string word, List<string> names) =>
        NearestWord.Find(word, names) is { } nearest ? $"; did you mean '{nearest}'?" : "";
}
