namespace SessionSync.Platform;

/// <summary>The time of all processors since the system started, in its own ticks: how much there was, and how much of it nobody wanted.</summary>
internal readonly record struct ProcessorTime(long Total, long Idle)
{
    private const string Table = "/proc/stat";

    /// <summary>Of the columns after the name, the fourth and the fifth are idle, and the ninth and the tenth are contained in the first two.</summary>
    private const int CountedColumns = 8;
    private const int FirstIdle = 3;
    private const int LastIdle = 4;

    /// <summary>Reads the times until now; zero on a system that does not tell.</summary>
    public static ProcessorTime Read()
    {
        try
        {
            using StreamReader table = File.OpenText(Table);
            return Parse(table.ReadLine() ?? "");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return default;
        }
    }

    /// <summary>Which share of the time since then nobody wanted: all of it where nothing is known.</summary>
    public double IdleSince(ProcessorTime before) => Total > before.Total ? (double)(Idle - before.Idle) / (Total - before.Total) : 1;

    /// <summary>Reads the line about all processors together.</summary>
    internal static ProcessorTime Parse(string line)
    {
        if (line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not ["cpu", .. var columns] || columns.Length < CountedColumns)
        {
            return default;
        }

        long total = 0;
        long idle = 0;
        for (int column = 0; column < CountedColumns; column++)
        {
            if (!long.TryParse(columns[column], out long ticks))
            {
                return default;
            }

            total += ticks;
            idle += column is FirstIdle or LastIdle ? ticks : 0;
        }

        return new ProcessorTime(total, idle);
    }
}
