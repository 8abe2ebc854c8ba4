namespace SessionSync.Cli.CommandLine;

/// <inheritdoc/>
/// <param name="read">Turns the words into what the command works with.</param>
internal sealed class Argument<T>(string name, string description, Func<IReadOnlyList<string>, T> read) : Argument(name, description)
{
    public T Read(IReadOnlyList<string> words) => read(words);
}
