using System.Collections.Immutable;
using System.CommandLine;
using SessionSync.Cli.Output;

namespace SessionSync.Cli.Commands;

/// <summary>A command with what its help shows and what it does.</summary>
internal sealed class CommandNode(string name, string description) : Command(name, description)
{
    /// <summary>Command lines, each with what it is for.</summary>
    public ImmutableArray<(string Line, string Purpose)> Examples { get; init; } = [];

    /// <summary>Null for a command that only groups others.</summary>
    public Func<ParseResult, Task<ExitCode>>? Handler { get; init; }
}
