using System.Collections.Immutable;
using SessionSync.Model;

namespace SessionSync.Cli.Output;

/// <summary>Rows of short texts: in columns on a terminal, with tabs between otherwise.</summary>
/// <param name="indent">Precedes each row on a terminal.</param>
internal sealed class Columns(bool isTerminal, string indent = "")
{
    private const string Gap = "  ";
    private const int NarrowestElastic = 16;
    private readonly List<string[]> _rows = [];

    /// <summary>How the columns behave; those that are not told of are as wide as their widest text.</summary>
    public ImmutableArray<Column> Shape { get; init; } = [];

    /// <summary>How many columns the terminal has.</summary>
    public int Width { get; init; } = int.MaxValue;

    public void Add(params string[] cells) => _rows.Add(Array.ConvertAll(cells, Printable.Line));

    public void WriteTo(TextWriter output)
    {
        int[] widths = isTerminal ? Fit() : [];
        foreach (string[] row in _rows)
        {
            output.WriteLine(isTerminal ? Line(row, widths) : string.Join('\t', row));
        }
    }

    /// <summary>The width of each column; 0 for one that is left out.</summary>
    private int[] Fit()
    {
        int[] widths = new int[_rows.Count == 0 ? 0 : _rows.Max(static row => row.Length)];
        foreach (string[] row in _rows)
        {
            for (int column = 0; column < row.Length; column++)
            {
                widths[column] = Math.Max(widths[column], CellWidth.Of(row[column]));
            }
        }

        int elastic = Array.FindIndex([.. Shape.Take(widths.Length)], static column => column.IsElastic);
        while (TotalOf(widths) > Width)
        {
            int excess = TotalOf(widths) - Width;
            int least = LastRanked(widths);
            if (elastic >= 0 && (widths[elastic] - excess >= NarrowestElastic || least < 0))
            {
                widths[elastic] = Math.Max(1, widths[elastic] - excess);
                break;
            }

            if (least < 0)
            {
                break;
            }

            widths[least] = 0;
        }

        return widths;
    }

    private int TotalOf(int[] widths) => indent.Length + widths.Sum() + (Gap.Length * Math.Max(0, widths.Count(static width => width > 0) - 1));

    private int LastRanked(int[] widths)
    {
        int last = -1;
        for (int column = 0; column < Math.Min(widths.Length, Shape.Length); column++)
        {
            if (widths[column] > 0 && Shape[column].Rank > (last < 0 ? 0 : Shape[last].Rank))
            {
                last = column;
            }
        }

        return last;
    }

    private string Line(string[] row, int[] widths)
    {
        var cells = new List<string>();
        for (int column = 0; column < row.Length; column++)
        {
            if (widths[column] > 0)
            {
                bool isRight = column < Shape.Length && Shape[column].IsRight;
                cells.Add(CellWidth.Pad(CellWidth.Cut(row[column], widths[column]), widths[column], isRight));
            }
        }

        return (indent + string.Join(Gap, cells)).TrimEnd();
    }
}
