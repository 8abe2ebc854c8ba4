using System.Text;

namespace SessionSync.Cli.Output;

/// <summary>Standard output and standard error, opened when first written to.</summary>
public sealed class StandardStreams(Func<TextWriter> openOut, Func<TextWriter> openError)
{
    /// <summary>The result and nothing else.</summary>
    public TextWriter Out => field ??= openOut();

    /// <summary>Progress, warnings and errors.</summary>
    public TextWriter Error => field ??= openError();

    public static bool IsInputTerminal => !Console.IsInputRedirected;

    public static bool IsOutputTerminal => !Console.IsOutputRedirected;

    public static bool IsErrorTerminal => !Console.IsErrorRedirected;

    /// <summary>The process's own. Always UTF-8, and without what Console.Out does to a terminal when first used.</summary>
    public static StandardStreams OfProcess() =>
        new(static () => Open(Console.OpenStandardOutput()), static () => Open(Console.OpenStandardError()));

    private static StreamWriter Open(Stream stream) => new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true };
}
