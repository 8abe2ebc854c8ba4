using SessionSync.Browse.Calls;
using SessionSync.Model;
using SessionSync.Model.Conversations;

namespace SessionSync.Cli.Output;

/// <summary>A call of a tool in a few lines: what it was about, and the first of what it changed or planned. Nothing of it reaches the terminal but
/// as text.</summary>
internal sealed class CallView(bool isColored)
{
    private const int LongestCall = 200;
    private const int LongestLine = 300;
    private const int MostLines = 6;

    private const string Bold = "\e[1m";
    private const string Dim = "\e[2m";
    private const string Red = "\e[31m";
    private const string Green = "\e[32m";
    private const string Plain = "\e[0m";

    public IEnumerable<string> Lines(ToolCallPart call)
    {
        var input = ToolInput.Of(call.Input);
        string about = Printable.Line(input.Line.Length > 0 ? input.Line : DisplayText.OneLine(call.Input, LongestCall));
        yield return $"{Styled(Bold, $"> {Printable.Line(call.Name)}")} {about}".TrimEnd();
        (string Style, string Text)[] lines = [.. input.Sections.SelectMany(LinesOf)];
        foreach ((string style, string text) in lines.Take(MostLines))
        {
            yield return Styled(style, $"  {Shown(text)}");
        }

        if (lines.Length > MostLines)
        {
            yield return Styled(Dim, $"  … {Quantity.Count(lines.Length - MostLines, "more line")}");
        }
    }

    /// <summary>Only what is not as it was: where it is, the agent has read before.</summary>
    private static IEnumerable<(string Style, string Text)> LinesOf(ToolSection section) => section switch
    {
        ToolSection.LineEdit edit => edit.Lines.Where(static line => line.Kind != LineKind.Kept).Select(static line => line.Kind switch
        {
            LineKind.Removed => (Red, $"- {line.Text}"),
            LineKind.Added => (Green, $"+ {line.Text}"),
            _ => (Dim, line.Text),
        }),
        ToolSection.Checklist list => list.Items.Select(static item => (Dim, $"{(item.IsDone ? "☑" : "☐")} {item.Text}")),
        _ => [],
    };

    private static string Shown(string text)
    {
        string start = text.Length > LongestLine ? $"{text[..(char.IsHighSurrogate(text[LongestLine - 1]) ? LongestLine - 1 : LongestLine)]}…" : text;
        return Printable.Lines(DisplayText.WithoutEscapes(start)).Replace('\n', ' ');
    }

    private string Styled(string style, string text) => isColored ? style + text + Plain : text;
}
