namespace SessionSync.Cli.CommandLine;

/// <summary>An option as its command declares it: parsing, checks, help and completion follow from this alone.</summary>
/// <param name="name">With its two dashes.</param>
/// <param name="valueName">What the help calls its value; null for a switch, which takes none.</param>
internal abstract class Option(string name, string? valueName, string description)
{
    public string Name { get; } = name;

    public string? ValueName { get; } = valueName;

    public string Description { get; } = description;

    /// <summary>A dash and a letter.</summary>
    public string? Alias { get; init; }

    /// <summary>Left out of help and completion.</summary>
    public bool IsHidden { get; init; }

    public bool IsRepeatable { get; init; }

    /// <summary>The values to offer while a command line is being typed.</summary>
    public Func<IEnumerable<OfferedWord>> Offered { get; init; } = static () => [];

    /// <summary>Checks a value: tells what is wrong with it, or null for nothing.</summary>
    public Func<string, string?> Check { get; init; } = static _ => null;

    public bool IsSwitch => ValueName is null;
}
