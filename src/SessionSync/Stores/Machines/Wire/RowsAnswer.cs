using System.Text;
using SessionSync.Model;
using SessionSync.Platform;

namespace SessionSync.Stores.Machines.Wire;

/// <summary>Reads what a database on the far side answered: a line that tells how it ended, then the rows, a line each.</summary>
internal static class RowsAnswer
{
    /// <summary>More than any agent keeps in one record.</summary>
    private const int LongestRow = 128 * 1024 * 1024;

    /// <summary>More than any list of sessions takes.</summary>
    public const long LargestListing = 64 * 1024 * 1024;

    /// <summary>More than there is of what is asked for at once.</summary>
    public const long LargestContent = 512 * 1024 * 1024;

    /// <summary>Hands on each row, which is the caller's only during the call.</summary>
    /// <param name="limit">Of all rows together, in bytes.</param>
    /// <returns>What was said if the database could not be asked; null where it could.</returns>
    public static async Task<string?> ReadAsync(
        LineReader reader, string compressor, long limit, Action<ReadOnlyMemory<byte>> take, CancellationToken cancellationToken)
    {
        switch ((await reader.ReadLineAsync(cancellationToken)).Split(WireText.Separator))
        {
            case ["rows", "0", _]:
                var frames = new FrameReadStream(reader);
                await Compression.DecompressAsync(compressor, frames, plain => SplitAsync(plain, limit, take, cancellationToken), cancellationToken);
                await frames.DrainAsync(cancellationToken);
                return null;
            case ["rows", "1", var said]:
                return Printable.Line(WireText.Decode(said));
            default:
                throw new InvalidDataException("The far side does not answer what its database was asked");
        }
    }

    public static string TextOf(ReadOnlyMemory<byte> row) => Encoding.UTF8.GetString(row.Span);

    private static async Task SplitAsync(Stream plain, long limit, Action<ReadOnlyMemory<byte>> take, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[64 * 1024];
        int filled = 0;
        long total = 0;
        for (int read; (read = await plain.ReadAsync(buffer.AsMemory(filled), cancellationToken)) > 0;)
        {
            total += read;
            int start = 0;
            int end = filled + read;
            for (int newline, from = filled; (newline = buffer.AsSpan(from, end - from).IndexOf((byte)'\n')) >= 0; from = start)
            {
                take(buffer.AsMemory(start, from + newline - start));
                start = from + newline + 1;
            }

            buffer.AsSpan(start, end - start).CopyTo(buffer);
            filled = end - start;
            if (filled > LongestRow || total > limit)
            {
                throw new InvalidDataException("What the other side's database answers does not end");
            }

            if (filled == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }
        }

        if (filled > 0)
        {
            take(buffer.AsMemory(0, filled));
        }
    }
}
