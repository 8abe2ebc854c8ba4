using Spectre.Console;

namespace SessionSync.Cli.Output;

/// <summary>Makes consoles of the terminal library, which is loaded only by those who come here.</summary>
internal static class SpectreConsole
{
    public static IAnsiConsole Create(TextWriter writer, bool isColored, bool isDumb = false) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(writer),
        Ansi = isDumb ? AnsiSupport.No : AnsiSupport.Yes,
        ColorSystem = isColored ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
        Interactive = InteractionSupport.Yes,
    });

    public static void WriteColored(TextWriter writer, string text, string color) =>
        Create(writer, isColored: true).Write(new Text(text, Style.Parse(color)));
}
