using SessionSync.Model;

namespace SessionSync.Cli.Output;

/// <summary>Notices for people: what happened, why, and what to do, each on lines of its own. What is wrong with a command line or the
/// configuration is told by the program's name, as shells do; all else is an error.</summary>
public sealed class TextNotices(Func<TextWriter> writer, bool isColored) : INotices
{
    private readonly Lock _gate = new();

    public void Failure(string? target, SyncException failure) => Write(failure.Kind == FailureKind.Usage ? "sync-sessions" : "error", "red", Describe(target, failure));

    public void Warning(string? target, string text) => Write("warning", "yellow", Prefixed(target, text));

    public void Detail(string? target, string text)
    {
        lock (_gate)
        {
            writer().WriteLine(Prefixed(target, text));
        }
    }

    private static string Describe(string? target, SyncException failure)
    {
        // Most failures name their target already.
        bool isNamed = target is null || failure.What.Contains(target, StringComparison.Ordinal);
        return isNamed ? FailureText.Of(failure) : $"{Printable.Line(target!)}: {FailureText.Of(failure)}";
    }

    private static string Prefixed(string? target, string text) =>
        target is null ? Printable.Line(text) : $"{Printable.Line(target)}: {Printable.Line(text)}";

    private void Write(string label, string color, string text)
    {
        lock (_gate)
        {
            if (isColored)
            {
                SpectreConsole.WriteColored(writer(), label, color);
            }
            else
            {
                writer().Write(label);
            }

            writer().WriteLine($": {text}");
        }
    }
}
