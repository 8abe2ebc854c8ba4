using System.Reflection;
using Cocona.Command;
using Cocona.Command.Dispatcher;
using Cocona.CommandLine;

namespace SessionSync.Cli.CommandLine;

/// <summary>
/// Has Cocona find the command and take its words apart. Its descriptors are made from our declarations, not from methods and attributes:
/// so nothing is looked up by reflection, which costs a native program tens of milliseconds and most of Cocona as weight.
/// </summary>
internal static class CommandLineParser
{
    /// <summary>Every command has it.</summary>
    public static Option<bool> Help { get; } = Options.Switch("--help", "Print this help", "-h");

    /// <summary>The method that Cocona would call, if it called any: commands run by their handlers.</summary>
    private static readonly MethodInfo Unused = typeof(CommandLineParser).GetMethod(nameof(Parse))!;

    /// <param name="root">The program; a command line that names none of its subcommands means itself only when it has none.</param>
    public static ParsedCommand Parse(CommandNode root, string[] words)
    {
        CoconaCommandResolver resolver = new(new WordParser(), new CoconaCommandMatcher());
        try
        {
            CommandResolverResult result = resolver.ParseAndResolve(CommandsOf(root), words);
            var command = (CommandNode)result.MatchedCommand!.Target!;
            return new ParsedCommand(command, result.ParsedCommandLine!, words[DepthOf(command)..]);
        }
        catch (CommandNotFoundException exception)
        {
            var group = (CommandNode)exception.ImplementedCommands.Primary!.Target!;
            return new ParsedCommand(group, ParsedCommandLine.Empty, words[DepthOf(group)..]) { UnknownCommand = exception.Command };
        }
    }

    /// <summary>A command that groups others stands among them as the one that is meant when none is named.</summary>
    private static CommandCollection CommandsOf(CommandNode group) =>
        new([Describe(group, isMeantUnnamed: true), .. group.Subcommands.Select(static command => Describe(command, isMeantUnnamed: false))]);

    private static CommandDescriptor Describe(CommandNode command, bool isMeantUnnamed)
    {
        bool isGroup = !isMeantUnnamed && !command.Subcommands.IsEmpty;
        OptionDescriptor[] options = [.. command.Options.Append(Help).Distinct().Select(static option => new OptionDescriptor(option))];
        return new CommandDescriptor(
            Unused, command, isMeantUnnamed ? "" : command.Name, aliases: [], command.Description, metadata: [], options, options, arguments: [], overloads: [], optionLikeCommands: [],
            isMeantUnnamed ? CommandFlags.Primary : CommandFlags.None, isGroup ? CommandsOf(command) : null);
    }

    private static int DepthOf(CommandNode command) => command.Parent is { } parent ? DepthOf(parent) + 1 : 0;
}
