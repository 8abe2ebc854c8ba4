using System.Collections.Immutable;
using System.Globalization;
using SessionSync.Cli.CommandLine;
using SessionSync.Cli.Output;

namespace SessionSync.Cli.Commands.Help;

/// <summary>The help of a command: examples first, exit codes last.</summary>
internal static class HelpText
{
    /// <summary>Not a command, but a way to ask for the help of one.</summary>
    public const string Word = "help";

    public const string AboutWord = "Show the help of a command, such as: sync-sessions help push";

    private const int LineWidth = 100;
    private const int WidestLabel = 26;

    /// <summary>The numbers and meanings of exit codes.</summary>
    public static ImmutableArray<(string Code, string Meaning)> ExitCodes(IEnumerable<ExitCode> codes) =>
        [.. codes.Select(static code => (((int)code).ToString(CultureInfo.InvariantCulture), MeaningOf(code)))];

    public static void Write(CommandNode command, TextWriter output)
    {
        output.WriteLine(command.Description.EndsWith('.') ? command.Description : $"{command.Description}.");
        WriteSection(output, "Examples", Examples(command));
        output.WriteLine();
        output.WriteLine("Usage:");
        output.WriteLine($"  {command.Usage}");
        WriteSection(output, "Commands", Commands(command));
        WriteSection(output, "Arguments", Arguments(command));
        WriteSection(output, "Options", OptionsOf(command));
        WriteSection(output, "Exit codes", command.Handler is null ? [] : ExitCodes(command));
        if (!command.Subcommands.IsEmpty)
        {
            output.WriteLine();
            output.WriteLine($"Run '{command.Path} COMMAND --help' for the help of a command.");
        }
    }

    private static List<(string Code, string Meaning)> ExitCodes(CommandNode command) =>
        [.. ExitCodes(command.Ends).Zip(command.Ends, (row, code) => (row.Code, command.Meanings.GetValueOrDefault(code, row.Meaning)))];

    private static string MeaningOf(ExitCode code) => code switch
    {
        ExitCode.Success => "all is well",
        ExitCode.Failure => "failure",
        ExitCode.Usage => "the command line or the configuration is wrong, or what was named does not exist",
        ExitCode.Partial => "some sessions or targets failed, the others are done",
        ExitCode.Unreachable => "a target cannot be reached, or does not let us in",
        ExitCode.ChangesPending => "with --exit-code: there is something to do",
        ExitCode.Locked => "another run holds the lock",
        ExitCode.Refused => "refused for safety",
        ExitCode.Bug => "a bug in this program",
        ExitCode.Interrupted => "interrupted",
        _ => "terminated",
    };

    private static List<(string Label, string Text)> Examples(CommandNode command)
    {
        List<(string, string)> rows = [.. command.Examples];
        foreach (CommandNode child in command.Handler is null ? command.Subcommands : [])
        {
            rows.AddRange(child.Examples);
        }

        return rows;
    }

    private static List<(string Label, string Text)> Commands(CommandNode command)
    {
        List<(string, string)> rows = [];
        foreach (CommandNode child in command.Subcommands)
        {
            string name = child.Name == "sync" ? "sync (default)" : child.Name;
            rows.Add((name, child.Description));
        }

        if (command.Parent is null)
        {
            rows.Add((Word, AboutWord));
        }

        return rows;
    }

    public static List<(string Label, string Text)> Arguments(CommandNode command)
    {
        List<(string, string)> rows = [];
        foreach (Argument argument in command.Arguments)
        {
            rows.Add((argument.Name, argument.Description));
        }

        return rows;
    }

    public static List<(string Label, string Text)> OptionsOf(CommandNode command)
    {
        List<(string, string)> rows = [];
        foreach (Option option in command.Options)
        {
            if (option.IsHidden)
            {
                continue;
            }

            string label = option.Alias is null ? option.Name : $"{option.Alias}, {option.Name}";
            rows.Add((option.IsSwitch ? label : $"{label} {option.ValueName}", option.Description));
        }

        return rows;
    }

    private static void WriteSection(TextWriter output, string title, List<(string Label, string Text)> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine($"{title}:");
        int width = 0;
        foreach ((string label, string _) in rows)
        {
            width = Math.Max(width, label.Length);
        }

        width = title == "Examples" ? width : Math.Min(width, WidestLabel);
        foreach ((string label, string text) in rows)
        {
            WriteRow(output, label, text, width);
        }
    }

    private static void WriteRow(TextWriter output, string label, string text, int width)
    {
        string indent = new(' ', width + 4);
        string line = $"  {label.PadRight(width)}";
        if (label.Length > width)
        {
            output.WriteLine(line);
            line = indent[..^2];
        }

        line += "  ";
        foreach (string word in text.Split(' '))
        {
            if (line.Length + word.Length > LineWidth && line.Length > indent.Length)
            {
                output.WriteLine(line.TrimEnd());
                line = indent;
            }

            line += $"{word} ";
        }

        output.WriteLine(line.TrimEnd());
    }
}
