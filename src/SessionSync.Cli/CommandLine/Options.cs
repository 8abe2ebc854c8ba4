namespace SessionSync.Cli.CommandLine;

/// <summary>Makes options and arguments whose complaints are one line and say what is expected.</summary>
internal static class Options
{
    /// <summary>Takes no value: what follows is an argument, even if it reads "true" or "false".</summary>
    public static Option<bool> Switch(string name, string description, string? alias = null) =>
        new(name, valueName: null, description, static values => values.Count > 0) { Alias = alias };

    public static Option<string?> Text(string name, string valueName, string description, string? alias = null, Func<IEnumerable<OfferedWord>>? offered = null) =>
        new(name, valueName, description, Single)
        {
            Alias = alias,
            Offered = offered ?? (static () => []),

            // Whatever follows becomes the value, a mistyped option included.
            Check = value => value is "" or ['-', ..] ? $"{name} takes a value, not '{value}'" : null,
        };

    /// <summary>Takes a place to write to; a dash alone stands for standard output.</summary>
    public static Option<string?> Place(string name, string valueName, string description, string alias) => new(name, valueName, description, Single)
    {
        Alias = alias,
        Check = value => value is "" or ['-', _, ..] ? $"{name} takes a place, not '{value}'" : null,
    };

    /// <summary>Takes any text, also one that begins with a dash.</summary>
    public static Option<string?> AnyText(string name, string valueName, string description) => new(name, valueName, description, Single);

    /// <summary>Takes any text, and is in no help.</summary>
    public static Option<string?> Hidden(string name, string valueName, string description) => new(name, valueName, description, Single) { IsHidden = true };

    /// <summary>Takes one of a few words.</summary>
    public static Option<string?> Word(string name, string description, params string[] words) => new(name, string.Join('|', words), description, Single)
    {
        Offered = () => Words(words),
        Check = value => words.Contains(value) ? null : $"{name} takes {string.Join(" or ", words)}, not '{value}'",
    };

    public static Option<string[]> Texts(string name, string valueName, string description) =>
        new(name, valueName, description, static values => [.. values]) { IsRepeatable = true };

    public static Option<T?> Parsed<T>(
        string name, string valueName, string description, Func<string, T?> parse, string rule, string? alias = null, params string[] offered)
        where T : struct => new(name, valueName, description, values => values is [var value] ? parse(value) : null)
        {
            Alias = alias,
            Offered = () => Words(offered),
            Check = value => parse(value) is null ? $"{name} takes {rule}, not '{value}'" : null,
        };

    public static Argument<string> One(string name, string description, Func<IEnumerable<OfferedWord>>? offered = null) =>
        new(name, description, static words => words[0]) { Offered = offered ?? (static () => []) };

    private static IEnumerable<OfferedWord> Words(string[] words) => words.Select(static word => new OfferedWord(word));

    private static string? Single(IReadOnlyList<string> values) => values is [var value] ? value : null;
}
