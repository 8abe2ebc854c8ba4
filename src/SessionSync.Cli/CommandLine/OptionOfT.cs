namespace SessionSync.Cli.CommandLine;

/// <inheritdoc/>
/// <param name="read">Turns the checked values into what the command works with; there are none where the option was not given.</param>
internal sealed class Option<T>(string name, string? valueName, string description, Func<IReadOnlyList<string>, T> read)
    : Option(name, valueName, description)
{
    public T Read(IReadOnlyList<string> values) => read(values);
}
