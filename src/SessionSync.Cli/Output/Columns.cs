using SessionSync.Model;

namespace SessionSync.Cli.Output;

/// <summary>Rows of short texts: in columns on a terminal, with tabs between otherwise.</summary>
/// <param name="indent">Precedes each row on a terminal.</param>
internal sealed class Columns(bool isTerminal, string indent = "")
{
    private readonly List<string[]> _rows = [];

    public void Add(params string[] cells) => _rows.Add(Array.ConvertAll(cells, Printable.Line));

    public void WriteTo(TextWriter output)
    {
        foreach (string[] row in _rows)
        {
            output.WriteLine(isTerminal ? Padded(row) : string.Join('\t', row));
        }
    }

    private string Padded(string[] row)
    {
        string line = indent;
        for (int column = 0; column < row.Length; column++)
        {
            line += row[column].PadRight(WidthOf(column) + 2);
        }

        return line.TrimEnd();
    }

    private int WidthOf(int column)
    {
        int width = 0;
        foreach (string[] row in _rows)
        {
            width = Math.Max(width, row[column].Length);
        }

        return width;
    }
}
