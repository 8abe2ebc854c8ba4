using System.Diagnostics.CodeAnalysis;
using Cocona.Command;
using Cocona.CommandLine;

namespace SessionSync.Cli.CommandLine;

/// <summary>Cocona's parser, which takes <c>--name:value</c> for <c>--name=value</c>, too.</summary>
internal sealed class WordParser : ICoconaCommandLineParser
{
    private readonly CoconaCommandLineParser _parser = new();

    public bool TryGetCommandName(IReadOnlyList<string> args, [NotNullWhen(true)] out string? commandName) => _parser.TryGetCommandName(args, out commandName);

    public ParsedCommandLine ParseCommand(
        IReadOnlyList<string> args, IReadOnlyList<ICommandOptionDescriptor> optionDescriptors, IReadOnlyList<CommandArgumentDescriptor> argumentDescriptors) =>
        _parser.ParseCommand([.. args.Select(word => WithEquals(word, optionDescriptors))], optionDescriptors, argumentDescriptors);

    private static string WithEquals(string word, IReadOnlyList<ICommandOptionDescriptor> options)
    {
        int end = word.StartsWith("--", StringComparison.Ordinal) ? word.AsSpan().IndexOfAny('=', ':') : -1;
        return end > 0 && word[end] == ':' && options.Any(option => word.AsSpan(2, end - 2).SequenceEqual(option.Name))
            ? $"{word[..end]}={word[(end + 1)..]}"
            : word;
    }
}
