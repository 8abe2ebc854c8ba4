using System.CommandLine;
using System.CommandLine.Parsing;

namespace SessionSync.Cli.Commands;

/// <summary>Makes options whose complaints are one line and say what is expected.</summary>
internal static class Options
{
    /// <summary>Takes no value: what follows is an argument, even if it reads "true" or "false".</summary>
    public static Option<bool> Switch(string name, string description, params string[] aliases) =>
        new(name, aliases) { Description = description, Arity = ArgumentArity.Zero };

    public static Option<string?> Text(string name, string valueName, string description)
    {
        Option<string?> option = new(name) { Description = description, HelpName = valueName };
        option.Validators.Add(static result =>
        {
            // The parser gives whatever follows to an option that wants a value, a mistyped option included.
            if (result.Tokens is [{ Value: var value }] && (value.Length == 0 || value[0] == '-'))
            {
                result.AddError($"{result.Option.Name} takes a value, not '{value}'");
            }
        });
        return option;
    }

    public static Option<T?> Parsed<T>(string name, string valueName, string description, Func<string, T?> parse, string rule)
        where T : struct => new(name)
        {
            Description = description,
            HelpName = valueName,
            CustomParser = result => Parse(result, parse, $"{name} takes {rule}"),
        };

    private static T? Parse<T>(ArgumentResult result, Func<string, T?> parse, string complaint)
        where T : struct
    {
        string text = result.Tokens[0].Value;
        T? value = parse(text);
        if (value is null)
        {
            result.AddError($"{complaint}, not '{text}'");
        }

        return value;
    }
}
