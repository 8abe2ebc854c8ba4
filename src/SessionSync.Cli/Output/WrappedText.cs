using System.Text;

namespace SessionSync.Cli.Output;

/// <summary>Lines that are broken at their spaces where the terminal ends. A word that is longer than a line is left whole: it can be copied.</summary>
/// <param name="indent">Begins each line.</param>
internal sealed class WrappedText(StringBuilder text, int width, string indent)
{
    private int _column;

    /// <summary>Adds to the line. What stands in one line is styled as a whole, and takes no more room for that.</summary>
    public void Append(string words, Func<string, string> style)
    {
        StringBuilder run = new();
        for (int at = 0; at < words.Length;)
        {
            int start = words.AsSpan(at).IndexOfAnyExcept(' ') is >= 0 and var found ? at + found : words.Length;
            int end = words.IndexOf(' ', start) is >= 0 and var next ? next : words.Length;
            AppendWord(run, words[start..end], start - at, style);
            at = end;
        }

        Flush(run, style);
    }

    private void AppendWord(StringBuilder run, string word, int spaces, Func<string, string> style)
    {
        int needed = CellWidth.Of(word);
        if (_column > indent.Length && needed > 0 && spaces > 0 && _column + spaces + needed > width)
        {
            Flush(run, style);
            EndLine();
        }

        if (_column == 0)
        {
            text.Append(indent);
            _column = indent.Length;
            spaces = 0;
        }

        (run.Length == 0 ? text : run).Append(' ', spaces);
        run.Append(word);
        _column += spaces + needed;
    }

    private void Flush(StringBuilder run, Func<string, string> style)
    {
        text.Append(run.Length == 0 ? "" : style(run.ToString()));
        run.Clear();
    }

    public void EndLine()
    {
        text.Append('\n');
        _column = 0;
    }
}
