namespace SessionSync.Cli.CommandLine;

/// <summary>An argument as its command declares it. Only the last one of a command can stand for many.</summary>
internal abstract class Argument(string name, string description)
{
    public string Name { get; } = name;

    public string Description { get; } = description;

    public bool IsRequired { get; init; } = true;

    public bool IsMany { get; init; }

    /// <summary>The words to offer while a command line is being typed.</summary>
    public Func<IEnumerable<OfferedWord>> Offered { get; init; } = static () => [];

    /// <summary>Checks a word: tells what is wrong with it, or null for nothing.</summary>
    public Func<string, string?> Check { get; init; } = static _ => null;
}
