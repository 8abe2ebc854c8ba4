using System.Runtime.InteropServices;
using System.Text;

namespace SessionSync.Cli.Output;

/// <summary>Standard output and standard error, opened when first written to.</summary>
public sealed partial class StandardStreams(Func<TextWriter> openOut, Func<TextWriter> openError)
{
    private const int UsualWidth = 80;

    /// <summary>The result and nothing else.</summary>
    public TextWriter Out => field ??= openOut();

    /// <summary>Progress, warnings and errors.</summary>
    public TextWriter Error => field ??= openError();

    public static bool IsInputTerminal => IsTerminal(0) == 1;

    public static bool IsOutputTerminal => IsTerminal(1) == 1;

    public static bool IsErrorTerminal => IsTerminal(2) == 1;

    /// <summary>How many columns the terminal has; 80 where it does not tell.</summary>
    public static int OutputWidth
    {
        get
        {
            try
            {
                return Console.WindowWidth is > 0 and var width ? width : UsualWidth;
            }
            catch (IOException)
            {
                return UsualWidth;
            }
        }
    }

    /// <summary>The process's own. Always UTF-8, and without what Console.Out does to a terminal when first used.</summary>
    public static StandardStreams OfProcess() =>
        new(static () => Open(Console.OpenStandardOutput()), static () => Open(Console.OpenStandardError()));

    // Asking the console class instead would load it, which a quiet run has no other use for.
    [LibraryImport("libc", EntryPoint = "isatty")]
    private static partial int IsTerminal(int descriptor);

    private static StreamWriter Open(Stream stream) => new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true };
}
