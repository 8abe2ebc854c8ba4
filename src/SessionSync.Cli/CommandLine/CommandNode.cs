using System.Collections.Immutable;
using SessionSync.Cli.Output;

namespace SessionSync.Cli.CommandLine;

/// <summary>A command as it is declared: what it takes, what its help shows, and what it does.</summary>
internal sealed class CommandNode(string name, string description)
{
    public string Name { get; } = name;

    public string Description { get; } = description;

    public ImmutableArray<Argument> Arguments { get; init; } = [];

    public ImmutableArray<Option> Options { get; init; } = [];

    /// <summary>Command lines, each with what it is for.</summary>
    public ImmutableArray<(string Line, string Purpose)> Examples { get; init; } = [];

    /// <summary>The exit codes that it can end with.</summary>
    public ImmutableArray<ExitCode> Ends { get; init; } = Endings.OfPlain;

    /// <summary>The meanings of exit codes that are this command's own; others mean what they always do.</summary>
    public ImmutableDictionary<ExitCode, string> Meanings { get; init; } = ImmutableDictionary<ExitCode, string>.Empty;

    /// <summary>Null for a command that only groups others.</summary>
    public Func<ParsedCommand, Task<ExitCode>>? Handler { get; init; }

    public ImmutableArray<CommandNode> Subcommands
    {
        get;
        init
        {
            field = value;
            foreach (CommandNode child in value)
            {
                child.Parent = this;
            }
        }
    }

    = [];

    /// <summary>The command that this one belongs to; null for the program itself.</summary>
    public CommandNode? Parent { get; private set; }

    /// <summary>The words that lead here, the program's name first.</summary>
    public string Path => Parent is null ? Name : $"{Parent.Path} {Name}";

    /// <summary>How it is typed, in one line.</summary>
    public string Usage
    {
        get
        {
            string subcommand = Subcommands.IsEmpty ? "" : Handler is null ? " COMMAND" : " [COMMAND]";
            string arguments = string.Concat(Arguments.Select(static argument => argument.IsRequired ? $" {argument.Name}" : $" [{argument.Name}...]"));
            return $"{Path}{subcommand}{arguments}{(Options.IsEmpty ? "" : " [OPTIONS]")}";
        }
    }
}
