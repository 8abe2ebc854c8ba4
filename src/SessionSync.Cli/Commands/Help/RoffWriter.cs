using System.Globalization;
using System.Text;

namespace SessionSync.Cli.Commands.Help;

/// <summary>Writes a manual page in the language that <c>man</c> reads. Every text comes out as it went in.</summary>
internal sealed class RoffWriter(TextWriter output)
{
    /// <summary>Words are not hyphenated, and lines not filled up: a command that was torn apart cannot be copied.</summary>
    public void Header(string name, string version) => output.Write(
        $".TH {Escaped(name.ToUpperInvariant())} 1 \"\" \"{Escaped(name)} {Escaped(version)}\" \"User Commands\"\n.nh\n.ad l\n");

    public void Section(string title) => output.Write($".SH {Escaped(title)}\n");

    public void Subsection(string title) => output.Write($".SS {Escaped(title)}\n");

    public void Paragraph() => output.Write(".PP\n");

    public void Break() => output.Write(".br\n");

    public void Line(string text) => output.Write($"{Escaped(text)}\n");

    /// <summary>Each label on a line of its own, with its text below.</summary>
    public void Items(IEnumerable<(string Label, string Text)> items)
    {
        foreach ((string label, string text) in items)
        {
            // A font first, so that no label can begin with what is a command to roff.
            output.Write($".TP\n\\fB{Escaped(label)}\\fR\n");
            output.Write($"\\&{Escaped(text)}\n");
        }
    }

    private static string Escaped(string text)
    {
        // Nor can a text.
        StringBuilder escaped = new(text.StartsWith('.') || text.StartsWith('\'') ? @"\&" : "");
        foreach (Rune rune in text.EnumerateRunes())
        {
            escaped.Append(rune.Value switch
            {
                '\\' => @"\e",
                '-' => @"\-",
                '"' => @"\(dq",
                '\'' => @"\(aq",
                '`' => @"\(ga",
                '^' => @"\(ha",
                '~' => @"\(ti",
                '\n' => " ",
                > '~' => string.Create(CultureInfo.InvariantCulture, $"\\[u{rune.Value:X4}]"),
                _ => rune.ToString(),
            });
        }

        return escaped.ToString();
    }
}
