using SessionSync.Cli.CommandLine;
using SessionSync.Cli.Commands.Help;

namespace SessionSync.Cli.Commands.Tree;

/// <summary>The completions of a command line at the cursor.</summary>
internal static class Suggestions
{
    /// <summary>The first word of the line is the program, by whatever name it was called.</summary>
    public static IEnumerable<OfferedWord> For(string lineToCursor, Services services)
    {
        string[] words = [.. lineToCursor.TrimStart().Split(' ').Skip(1)];
        if (words is not [.. var before, var word])
        {
            return [];
        }

        // Options are only noise until a '-' is typed.
        return Possible(CommandTree.Full(services), [.. before.Where(static typed => typed.Length > 0)])
            .Where(possible => possible.Word.StartsWith(word, StringComparison.Ordinal) && (word.Length > 0 || possible.Word[0] != '-'))
            .DistinctBy(static possible => possible.Word)
            .OrderBy(static possible => possible.Word, StringComparer.Ordinal);
    }

    /// <param name="words">Those before the one that is being typed.</param>
    private static IEnumerable<OfferedWord> Possible(CommandNode command, ReadOnlySpan<string> words)
    {
        words = words is [HelpText.Word, .. var asked] ? asked : words;
        while (words is [var first, .. var rest] && command.Subcommands.FirstOrDefault(child => child.Name == first) is { } child)
        {
            command = child;
            words = rest;
        }

        Option? open = null;
        bool isOptionsEnd = false;
        int arguments = 0;
        foreach (string word in words)
        {
            isOptionsEnd |= open is null && word == "--";
            bool isArgument = open is null && (isOptionsEnd ? word != "--" : word[0] != '-');
            open = open is null && !isOptionsEnd ? command.Options.FirstOrDefault(option => !option.IsSwitch && (option.Name == word || option.Alias == word)) : null;
            arguments += isArgument ? 1 : 0;
        }

        if (open is not null)
        {
            return open.Offered();
        }

        IEnumerable<OfferedWord> targets = command.Arguments.Skip(arguments).Take(1).DefaultIfEmpty(command.Arguments.LastOrDefault(static argument => argument.IsMany))
            .SelectMany(static argument => argument?.Offered() ?? []);
        return isOptionsEnd ? targets : [.. Subcommands(command), .. OptionsOf(command), .. targets];
    }

    private static IEnumerable<OfferedWord> Subcommands(CommandNode command)
    {
        IEnumerable<OfferedWord> offers = command.Subcommands.Select(static child => new OfferedWord(child.Name, child.Description));
        return command.Parent is null ? offers.Append(new OfferedWord(HelpText.Word, HelpText.AboutWord)) : offers;
    }

    private static IEnumerable<OfferedWord> OptionsOf(CommandNode command) => command.Options.Append(CommandLineParser.Help)
        .Where(static option => !option.IsHidden)
        .SelectMany(static option => option.Alias is null ? (OfferedWord[])[new(option.Name, option.Description)] : [new(option.Name, option.Description), new(option.Alias, option.Description)]);
}
