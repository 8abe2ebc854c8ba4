using Cocona.CommandLine;

namespace SessionSync.Cli.CommandLine;

/// <summary>A command line taken apart: the command, and what was given to it.</summary>
/// <param name="words">The words after those that lead to the command, as they were typed.</param>
internal sealed class ParsedCommand(CommandNode command, ParsedCommandLine line, IReadOnlyList<string> words)
{
    public CommandNode Command { get; } = command;

    public ParsedCommandLine Line { get; } = line;

    public IReadOnlyList<string> Words { get; } = words;

    /// <summary>The word where a subcommand should be; null where there is one, or none at all.</summary>
    public string? UnknownCommand { get; init; }

    public T GetValue<T>(Option<T> option) => option.Read(
        [.. Line.Options.Where(given => ((OptionDescriptor)given.Option).Declared == option).Select(static given => given.Value!)]);

    public T GetValue<T>(Argument<T> argument) => argument.Read([.. WordsOf(argument)]);

    /// <summary>The words that stand for an argument, or for nothing when they are more than all arguments take.</summary>
    public IEnumerable<string> WordsOf(Argument argument)
    {
        IEnumerable<string> rest = Line.Arguments.Select(static given => given.Value).Skip(Command.Arguments.IndexOf(argument));
        return argument.IsMany ? rest : rest.Take(1);
    }
}
