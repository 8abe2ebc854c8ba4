using System.Text;
using SessionSync.Browse.Prose;

namespace SessionSync.Cli.Output;

/// <summary>Markdown text in the colours of a terminal: as it was written, so that nothing of it is missing from what is copied.</summary>
internal static class ColoredProse
{
    private const string Plain = "\e[0m";

    private static readonly (ProseStyle Style, string Code)[] s_codes =
    [
        (ProseStyle.Strong, "1"), (ProseStyle.Quote, "2"), (ProseStyle.Emphasis, "3"), (ProseStyle.Link, "4"), (ProseStyle.Struck, "9"), (ProseStyle.Code, "36"),
    ];

    /// <param name="text">Holds nothing that a terminal would act on.</param>
    public static string Of(string text)
    {
        var colored = new StringBuilder(text.Length);
        foreach (StyledText piece in ProseStyles.Of(text))
        {
            Add(colored, piece);
        }

        return colored.ToString();
    }

    /// <summary>A pager may begin at any line, so each has its own codes.</summary>
    private static void Add(StringBuilder colored, StyledText piece)
    {
        string[] lines = piece.Text.Split('\n');
        for (int line = 0; line < lines.Length; line++)
        {
            colored.Append(line == 0 ? "" : "\n");
            colored.Append(piece.Style == ProseStyle.None || lines[line].Length == 0 ? lines[line] : $"{StartOf(piece.Style)}{lines[line]}{Plain}");
        }
    }

    private static string StartOf(ProseStyle style) => $"\e[{string.Join(';', s_codes.Where(code => style.HasFlag(code.Style)).Select(static code => code.Code))}m";
}
